/** Events whose subject is the partner. */
export const PARTNER_EVENTS = {
  /** Quarantined usage with an unknown client id may now have an owner. */
  credentialRegistered: 'partners.credential-registered',
  /** Credentials were added, revoked or replaced, which affects the gates and health of the partner's engagements. */
  credentialsChanged: 'partners.credentials-changed',
} as const;
