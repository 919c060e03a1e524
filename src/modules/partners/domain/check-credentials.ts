import { type UserError, userError } from '../../../kernel/errors.js';

/** As an application is registered, and as a credential may be entered. */
export const MAX_APPLICATIONS = 20;
export const MAX_NEW_CREDENTIALS = 10;
/** So many a credential list can grow to, by rotation. */
export const MAX_CREDENTIALS = 50;
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
  return credentials.flatMap((credential, index) => {
    const faults = faultsOfCredential(credential, seen, now, `credentials.${index}.`);
    seen.add(credential.clientId);
    return faults;
  });
}

/** What is wrong with one new credential. @param path of its fields below `input`, empty or ending in a dot */
function faultsOfCredential(
  { clientId, issuedAt, expiresAt }: CredentialDates,
  taken: ReadonlySet<string>,
  now: Date,
  path: string,
): UserError[] {
  const faults: UserError[] = [];
  const add = (code: UserError['code'], field: string, message: string) =>
    faults.push(userError(code, `${path}${field}`, message));
  if (taken.has(clientId))
    add('ALREADY_EXISTS', 'clientId', `The client ID \`${clientId}\` is already in use.`);
  if (issuedAt.getTime() > now.getTime() + CLOCK_SKEW_MS)
    add('INVALID', 'issuedAt', 'must not be more than five minutes in the future');
  if (expiresAt && expiresAt <= issuedAt) add('INVALID', 'expiresAt', 'must be after `issuedAt`');
  return faults;
}

/**
 * What is wrong with a credential that shall replace another.
 * @param replaced when the other one was issued: a replacement from before it would make the time to first call longer
 */
export function faultsOfReplacement(
  credential: CredentialDates,
  replaced: { readonly issuedAt: Date },
  taken: ReadonlySet<string>,
  now: Date,
): UserError[] {
  const faults = faultsOfCredential(credential, taken, now, '');
  if (credential.issuedAt < replaced.issuedAt)
    faults.push(
      userError('INVALID', 'issuedAt', 'must not be before the issue of the credential it replaces'),
    );
  return faults;
}
