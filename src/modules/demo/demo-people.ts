import { SYSTEM } from '../../kernel/viewer.js';
import type { Transactions } from '../../platform/database/tx.js';
import { enterUnaudited } from '../identity/index.js';
import type { DemoPerson } from './domain/people.js';

/**
 * Enters a demo person; the address stays free of a subject until its first sign-in.
 * @param ties the engineer or partner the person belongs to, by UUID
 */
export async function enterPerson(
  transactions: Transactions,
  { email, name, role }: DemoPerson,
  ties: { readonly engineerId?: string; readonly partnerId?: string } = {},
): Promise<void> {
  await transactions.run(SYSTEM, async (tx) => {
    const { engineerId = null, partnerId = null } = ties;
    await enterUnaudited(tx, { email, name, role, engineerId, partnerId });
  });
}
