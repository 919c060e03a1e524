import { SYSTEM } from '../../kernel/viewer.js';
import type { Transactions } from '../../platform/database/tx.js';
import { createUserUnaudited } from '../identity/index.js';
import type { DemoPerson } from './domain/people.js';

/**
 * Creates a demo user; their first sign-in sets the subject.
 * @param ties UUID of the engineer or partner they are linked to
 */
export async function createPerson(
  transactions: Transactions,
  { email, name, role }: DemoPerson,
  ties: { readonly engineerId?: string; readonly partnerId?: string } = {},
): Promise<void> {
  await transactions.run(SYSTEM, async (tx) => {
    const { engineerId = null, partnerId = null } = ties;
    await createUserUnaudited(tx, { email, name, role, engineerId, partnerId });
  });
}
