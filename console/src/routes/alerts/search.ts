import { TIERS, TYPES } from '../../app/engagements/search';
import { listOf, oneOf, textOf } from '../../app/search';

export const KINDS = [
  'BAND_WORSENED',
  'PARTNER_QUIET',
  'ERRORS_JUMPED',
  'EXPIRES_SOON',
  'GOLIVE_SLIPPED',
  'BALL_HELD',
  'COMMITMENT_BROKEN',
  'VERSION_SUNSET',
] as const;
export type AlertKind = (typeof KINDS)[number];
export const STATES = ['resolved', 'all'] as const;
export const ACKNOWLEDGED = ['yes', 'no'] as const;
const MOST_PAGES = 40;

/** What the address of the page says; without conditions, alerts that are open. */
export const alertsSearch = (given: Record<string, unknown>) => {
  const pages = Number(textOf(given['pages']));
  return {
    tab: oneOf(['rules'] as const, given['tab']),
    state: oneOf(STATES, given['state']),
    whose: oneOf(['mine'] as const, given['whose']),
    acknowledged: oneOf(ACKNOWLEDGED, given['acknowledged']),
    kind: listOf(KINDS, given['kind']),
    type: listOf(TYPES, given['type']),
    tier: listOf(TIERS, given['tier']),
    /** Key, title or partner of the engagement. */
    q: textOf(given['q'], 100),
    /** The alert that is looked at. */
    alert: textOf(given['alert']),
    /** Pages of the list after the first. */
    pages: Number.isInteger(pages) && pages > 0 ? Math.min(pages, MOST_PAGES) : undefined,
  };
};

export type AlertsSearch = ReturnType<typeof alertsSearch>;
