import { type UserError, userError } from '../../../kernel/errors.js';
import { lowerAscii } from '../../../kernel/text.js';

export const MAX_CONTACTS = 50;

/** Faults of a partner's contacts as a list, with fields `contacts…`; email addresses are case-insensitive. */
export function faultsOfContacts(contacts: readonly { readonly email: string }[]): UserError[] {
  if (contacts.length > MAX_CONTACTS)
    return [userError('LIMIT_EXCEEDED', 'contacts', `A partner can have at most ${MAX_CONTACTS} contacts.`)];
  const seen = new Set<string>();
  return contacts.flatMap(({ email }, index) => {
    const address = lowerAscii(email);
    if (!seen.has(address)) {
      seen.add(address);
      return [];
    }
    return [userError('INVALID', `contacts.${index}.email`, `\`${address}\` is listed twice.`)];
  });
}
