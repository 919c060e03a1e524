import { refuse } from '../../kernel/errors.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { checkedInput } from '../../platform/usecases/checked-input.js';
import { createUser, assertNotTaken } from './create-user.js';
import { InviteUserInput } from './invite-user.graphql.js';
import { lockAdmins } from './user.store.js';

/**
 * Creates an admin if there is no active one to invite anyone; to be run by someone with the database password.
 * @returns the email address, in lower case
 * @throws Refusal if there is an active admin, the address is taken, or the input is invalid
 */
export async function createFirstAdmin(tx: Tx, given: { email: string; name: string }): Promise<string> {
  const { email, name } = checkedInput(InviteUserInput, { ...given, role: 'ADMIN' });
  // Prevents two concurrent runs from both succeeding.
  await query(tx, 'lock table app_user in share row exclusive mode');
  if ((await lockAdmins(tx)).length > 0)
    refuse(
      'NOT_ALLOWED_IN_STATE',
      null,
      'There is already an active admin, who can invite others with inviteUser.',
    );
  await assertNotTaken(tx, email);
  await createUser(tx, { email, name, role: 'ADMIN', partnerId: null, engineerId: null });
  return email;
}
