import { type UserError, userError } from '../../../kernel/errors.js';

/** As an application is registered, and as a credential may be entered. */
export const MAX_APPLICATIONS = 20;
export const MAX_NEW_CREDENTIALS = 10;
/** So many a credential list can grow to, by rotation. */
export const MAX_CREDENTIALS = 20;
export const MAX_PRODUCTS = 20;

/** Clocks of the issuing system and of ours may differ by so much. */
const CLOCK_SKEW_MS = 5 * 60_000;

export interface CredentialDates {
  readonly clientId: string;
  readonly issuedAt: Date;
  readonly expiresAt?: Date | null;
}

/**
 * What is wrong with new credentials, each fault under `credentials.N.…`.
 * @param taken client ids that some credential has already
 * @param now the instant up to which, but for five minutes, a credential may have been issued
 */
export function faultsOfCredentials(
  credentials: readonly CredentialDates[],
  taken: ReadonlySet<string>,
  now: Date,
): UserError[] {
  const seen = new Set(taken);
  return credentials.flatMap(({ clientId, issuedAt, expiresAt }, index) => {
    const faults: UserError[] = [];
    const add = (code: UserError['code'], field: string, message: string) =>
      faults.push(userError(code, `credentials.${index}.${field}`, message));
    if (seen.has(clientId)) add('ALREADY_EXISTS', 'clientId', `The client id \`${clientId}\` is taken.`);
    seen.add(clientId);
    if (issuedAt.getTime() > now.getTime() + CLOCK_SKEW_MS)
      add('INVALID', 'issuedAt', 'must not lie more than five minutes in the future');
    if (expiresAt && expiresAt <= issuedAt) add('INVALID', 'expiresAt', 'must lie after `issuedAt`');
    return faults;
  });
}
