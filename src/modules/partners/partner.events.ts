/** What this module announces; the subject is the partner. */
export const PARTNER_EVENTS = {
  /** Usage that was kept back for want of a known client id may now be told whose it is. */
  credentialRegistered: 'partners.credential-registered',
  /** Credentials came, ended or took each other's place: gates and health of the partner's engagements rest on them. */
  credentialsChanged: 'partners.credentials-changed',
} as const;
