import type { Credential } from '../page.graphql';

export type CredentialState = 'revoked' | 'expired' | 'replaced' | 'soon' | 'valid';

/** Credentials that expire sooner are worth a warning. */
const SOON_DAYS = 30;

/**
 * @param all credentials of the same application
 * @param daysUntil days from now until an instant, negative once it has passed
 */
export function stateOf(
  { id, revokedAt, expiresAt }: Pick<Credential, 'id' | 'revokedAt' | 'expiresAt'>,
  all: readonly Pick<Credential, 'replacesId'>[],
  daysUntil: (instant: string) => number,
): CredentialState {
  if (revokedAt !== null) return 'revoked';
  const days = expiresAt === null ? Infinity : daysUntil(expiresAt);
  if (days < 0) return 'expired';
  if (all.some(({ replacesId }) => replacesId === id)) return 'replaced';
  return days < SOON_DAYS ? 'soon' : 'valid';
}
