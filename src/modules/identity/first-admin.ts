import { refuse } from '../../kernel/errors.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { checkedInput } from '../../platform/usecases/checked-input.js';
import { enterUser, assertNotTaken } from './enter-user.js';
import { InviteUserInput } from './invite-user.graphql.js';
import { lockAdmins } from './user.store.js';

/**
 * Enters an admin where no active one is left to invite anyone; whoever may run it holds the database's password.
 * @returns the address, in lower case
 * @throws Refusal if there is an active admin, the address is taken, or it or the name is not sound
 */
export async function enterFirstAdmin(tx: Tx, given: { email: string; name: string }): Promise<string> {
  const { email, name } = checkedInput(InviteUserInput, { ...given, role: 'ADMIN' });
  // Two runs at once must not both find nobody.
  await query(tx, 'lock table app_user in share row exclusive mode');
  if ((await lockAdmins(tx)).length > 0)
    refuse(
      'NOT_ALLOWED_IN_STATE',
      null,
      'There already is an active admin, who can invite others with inviteUser.',
    );
  await assertNotTaken(tx, email);
  await enterUser(tx, { email, name, role: 'ADMIN', partnerId: null, engineerId: null });
  return email;
}
