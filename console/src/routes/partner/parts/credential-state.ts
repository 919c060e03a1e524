import type { Credential } from '../page.graphql';

export type CredentialState = 'revoked' | 'expired' | 'soon' | 'valid';

/** Credentials that expire sooner are worth a warning. */
const SOON_DAYS = 30;

/** @param daysUntil days from now until an instant, negative once it has passed */
export function stateOf(
  { revokedAt, expiresAt }: Pick<Credential, 'revokedAt' | 'expiresAt'>,
  daysUntil: (instant: string) => number,
): CredentialState {
  if (revokedAt !== null) return 'revoked';
  const days = expiresAt === null ? Infinity : daysUntil(expiresAt);
  if (days < 0) return 'expired';
  return days < SOON_DAYS ? 'soon' : 'valid';
}
