import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../../kernel/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { PartnerContactEntity } from './contact.entity.js';
import type { ContactInput } from './contact.graphql.js';
import { faultsOfContacts } from './domain/check-contacts.js';

/**
 * Replaces a partner's contacts; the partner's row is locked.
 * @returns the previous ones, or null if nothing changed
 * @throws Refusal with fields `contacts…`
 */
export async function replaceContacts(
  tx: Tx,
  partnerId: string,
  given: readonly ContactInput[],
): Promise<readonly ContactInput[] | null> {
  const faults = faultsOfContacts(given);
  if (faults.length > 0) throw new Refusal(faults);
  const wanted = given.map(({ name, email, role }, position) => ({
    ...{ partnerId, email, name, role, position },
  }));
  const present = await tx.db.find(PartnerContactEntity, {
    where: { partnerId },
    order: { position: 'ASC' },
  });
  if (
    isDeepStrictEqual(
      present.map((contact) => ({ ...contact })),
      wanted,
    )
  )
    return null;
  await tx.db.delete(PartnerContactEntity, { partnerId });
  await tx.db.insert(PartnerContactEntity, wanted);
  return present.map(({ name, email, role }) => ({ name, email, role }));
}
