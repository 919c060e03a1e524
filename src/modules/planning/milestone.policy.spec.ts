import type { Viewer } from '../../kernel/viewer.js';
import { canSkip } from './milestone.policy.js';

const person = { userId: 'u', email: 'e@causeway.example', name: 'E' };

it.each<[string, Viewer, boolean, boolean]>([
  ['an admin', { ...person, role: 'ADMIN' }, true, true],
  ['a manager', { ...person, role: 'MANAGER' }, true, true],
  ['an engineer', { ...person, role: 'ENGINEER', engineerId: 'se-1' }, false, true],
])('%s skips what is required: %s; what is not: %s', (_who, viewer, required, optional) => {
  expect([canSkip(viewer, { required: true }), canSkip(viewer, { required: false })]).toEqual([
    required,
    optional,
  ]);
});
