import type { Viewer } from '../../kernel/viewer.js';
import { canChangeTimeOff } from './time-off.policy.js';

const person = { userId: 'u', email: 'e@causeway.example', name: 'E' };

describe("who can change an engineer's time off", () => {
  it.each<[string, Viewer, boolean]>([
    ['an admin', { ...person, role: 'ADMIN' }, true],
    ['a manager', { ...person, role: 'MANAGER' }, true],
    ['the engineer', { ...person, role: 'ENGINEER', engineerId: 'se-1' }, true],
    ['another engineer', { ...person, role: 'ENGINEER', engineerId: 'se-2' }, false],
    ['a compliance reviewer', { ...person, role: 'COMPLIANCE' }, false],
    ['an auditor', { ...person, role: 'AUDITOR' }, false],
    ['a partner user', { ...person, role: 'PARTNER', partnerId: 'p' }, false],
  ])('%s', (_who, viewer, may) => {
    expect(canChangeTimeOff(viewer, 'se-1')).toBe(may);
  });
});
