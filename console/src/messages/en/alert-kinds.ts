export const alertKinds = {
  BAND_WORSENED: 'Health has fallen',
  PARTNER_QUIET: 'Partner is quiet',
  ERRORS_JUMPED: 'Errors jumped',
  EXPIRES_SOON: 'Expires soon',
  GOLIVE_SLIPPED: 'Go-live slipped',
  BALL_HELD: 'Next step is stuck',
  COMMITMENT_BROKEN: 'Commitment broken',
  VERSION_SUNSET: 'Version to leave',
} as const;

/** On the page of an engagement. */
export const openAlerts = {
  title: 'Alerts',
  since: (when: string) => `since ${when}`,
  seen: 'Acknowledged',
  all: 'Open them in the inbox',
  more: (count: number) => `and ${count} more`,
} as const;
