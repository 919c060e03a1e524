/** What this module announces; the subject is the partner. */
export const PARTNER_EVENTS = {
  /** Usage that was kept back for want of a known client id may now be told whose it is. */
  credentialRegistered: 'partners.credential-registered',
} as const;
