import { type Member, type RoleAssignment, whyNotChange } from './user-change.js';

const staff = { partnerId: null, engineerId: null };
const member: Member = { id: 'm', role: 'COMPLIANCE', ...staff, subject: 'sub', deactivatedAt: null };
const admin: Partial<Member> = { role: 'ADMIN' };
const partner: Partial<Member> = { role: 'PARTNER', partnerId: 'p-1' };
const manager: RoleAssignment = { role: 'MANAGER', ...staff };

it.each<[string, Partial<Member>, RoleAssignment, string, number, RegExp | null]>([
  ['staff to another role', {}, manager, 'a', 1, null],
  ['staff to an engineer', {}, { role: 'ENGINEER', partnerId: null, engineerId: 'e' }, 'a', 1, null],
  ['an admin, if another one remains', admin, manager, 'a', 1, null],
  ['the last admin', admin, manager, 'a', 0, /last active admin/],
  [
    'a deactivated admin, if there is no other',
    { ...admin, deactivatedAt: new Date(0) },
    manager,
    'a',
    0,
    null,
  ],
  ['oneself', admin, manager, 'm', 3, /your own role/],
  ['oneself, with the same role', { role: 'MANAGER' }, manager, 'm', 1, null],
  ['a partner user who has signed in to staff', partner, manager, 'a', 1, /stay with their company/],
  [
    'staff who have signed in to a partner user',
    {},
    { ...manager, role: 'PARTNER', partnerId: 'p' },
    'a',
    1,
    /stay in a staff role/,
  ],
  [
    'a partner user to another company',
    partner,
    { ...manager, role: 'PARTNER', partnerId: 'p-2' },
    'a',
    1,
    /stay/,
  ],
  ['the same before they have signed in', { ...partner, subject: null }, manager, 'a', 1, null],
])('%s', (_case, more, next, actorId, otherAdmins, reason) => {
  const why = whyNotChange({ ...member, ...more }, next, actorId, otherAdmins);
  if (reason === null) expect(why).toBeNull();
  else expect(why).toMatch(reason);
});
