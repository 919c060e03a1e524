import type { Role } from '../../kernel/enums.js';
import type { Viewer } from '../../kernel/viewer.js';
import { canChangeView, canReadView } from './saved-view.policy.js';

const viewer = (role: Role, userId = 'other') => ({ role, userId, email: '', name: '' }) as Viewer;

it.each<[string, Viewer, boolean, boolean, boolean]>([
  ['the owner, of a private view', viewer('AUDITOR', 'owner'), false, true, true],
  ['the owner, of a shared view', viewer('AUDITOR', 'owner'), true, true, true],
  ['an admin, of a private view', viewer('ADMIN'), false, false, false],
  ['an admin, of a shared view', viewer('ADMIN'), true, true, true],
  ['a manager, of a shared view', viewer('MANAGER'), true, true, true],
  ['an engineer, of a shared view', viewer('ENGINEER'), true, true, false],
  ['a compliance reviewer, of a shared view', viewer('COMPLIANCE'), true, true, false],
])('%s', (_case, person, shared, reads, changes) => {
  const view = { ownerId: 'owner', shared };
  expect([canReadView(person, view), canChangeView(person, view)]).toEqual([reads, changes]);
});
