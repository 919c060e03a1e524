import type { Role } from '../../kernel/enums.js';
import { canWaive } from './checklist.policy.js';

it.each<[Role, boolean]>([
  ['ADMIN', true],
  ['MANAGER', true],
  ['ENGINEER', false],
  ['COMPLIANCE', false],
  ['AUDITOR', false],
  ['PARTNER', false],
])('%s may waive a launch requirement: %s', (role, may) => {
  const person = {
    userId: 'u',
    email: 'e@causeway.example',
    name: 'E',
    engineerId: 'se-1',
    partnerId: 'p-1',
  };
  expect(canWaive({ ...person, role })).toBe(may);
});
