import type { Viewer } from '../../kernel/viewer.js';
import { canPassBall, canWorkOn } from './engagement.policy.js';

const person = { userId: 'u', email: 'e@causeway.example', name: 'E' };
const engineer: Viewer = { ...person, role: 'ENGINEER', engineerId: 'se-1' };

describe('who may work on an engagement', () => {
  it.each<[string, Viewer, boolean]>([
    ['an admin', { ...person, role: 'ADMIN' }, true],
    ['a manager', { ...person, role: 'MANAGER' }, true],
    ['an engineer of its team', engineer, true],
    ['an engineer of another team', { ...engineer, engineerId: 'se-2' }, false],
    ['a compliance reviewer', { ...person, role: 'COMPLIANCE' }, false],
    ['an auditor', { ...person, role: 'AUDITOR' }, false],
    ['a partner user', { ...person, role: 'PARTNER', partnerId: 'p' }, false],
  ])('%s', (_who, viewer, may) => {
    expect(canWorkOn(viewer, { engineerIds: ['se-1'] })).toBe(may);
  });
});

describe('who may pass the ball', () => {
  const compliance: Viewer = { ...person, role: 'COMPLIANCE' };
  it.each<[string, Viewer, Parameters<typeof canPassBall>[2], boolean]>([
    ['an engineer of its team, whoever has it', engineer, 'PARTNER', true],
    ['an engineer of another team', { ...engineer, engineerId: 'se-2' }, 'SERVICES', false],
    ['compliance that has it', compliance, 'COMPLIANCE', true],
    ['compliance that has it not', compliance, 'SERVICES', false],
    ['compliance while nobody has it', compliance, null, false],
    ['a partner user that has it', { ...person, role: 'PARTNER', partnerId: 'p' }, 'PARTNER', false],
  ])('%s', (_who, viewer, holder, may) => {
    expect(canPassBall(viewer, { engineerIds: ['se-1'] }, holder)).toBe(may);
  });
});
