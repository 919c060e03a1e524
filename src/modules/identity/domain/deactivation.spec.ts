import { type Leaver, whyNotDeactivate } from './deactivation.js';

const user: Leaver = { id: 'leaver', role: 'ENGINEER', deactivatedAt: null };

it.each<[string, Partial<Leaver>, string, number, RegExp | null]>([
  ['an engineer, by an admin', {}, 'admin', 1, null],
  ['an engineer, if there is no admin any more', {}, 'admin', 0, null],
  ['an admin, if another one remains', { role: 'ADMIN' }, 'admin', 1, null],
  ['the last admin', { role: 'ADMIN' }, 'admin', 0, /last active admin/],
  ['oneself', { role: 'ADMIN' }, 'leaver', 3, /yourself/],
  ['a user who has left', { deactivatedAt: new Date('2026-11-30') }, 'admin', 1, /already/],
])('%s', (_case, more, actorId, otherAdmins, reason) => {
  const why = whyNotDeactivate({ ...user, ...more }, actorId, otherAdmins);
  if (reason === null) expect(why).toBeNull();
  else expect(why).toMatch(reason);
});
