import { type UserError, userError } from '../../../kernel/errors.js';

/** Limits for registering applications and entering credentials. */
export const MAX_APPLICATIONS = 20;
export const MAX_NEW_CREDENTIALS = 10;
/** Credentials per application, including those added by rotation. */
export const MAX_CREDENTIALS = 50;
export const MAX_PRODUCTS = 20;

/** How far the clocks of the issuing system and ours may differ. */
const CLOCK_SKEW_MS = 5 * 60_000;

export interface CredentialDates {
  readonly clientId: string;
  readonly issuedAt: Date;
  readonly expiresAt?: Date | null;
}

/**
 * Faults of new credentials, with fields `credentials.N.…`.
 * @param taken client ids already in use
 * @param now the latest time of issue, give or take five minutes
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

/** Faults of one new credential. @param path of its fields below `input`, empty or ending in a dot */
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
 * Faults of a credential that replaces another.
 * @param replaced an earlier time of issue than its own would lengthen the time to first call
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
      userError('INVALID', 'issuedAt', 'must not be before `issuedAt` of the credential it replaces'),
    );
  return faults;
}
