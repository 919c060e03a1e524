import { type EngagementSearch, engagementFilterSearch } from '../../app/engagements/search';
import { dayOf, oneOf, textOf } from '../../app/search';

export const TABS = ['changes', 'trend'] as const;
export const GROUPINGS = ['LEAD', 'PARTNER', 'REGION', 'TIER', 'TYPE', 'API_PRODUCT'] as const;
export const ORDERS = [
  'HEALTH_SCORE',
  'FORECAST_GO_LIVE_ON',
  'SCHEDULE_VARIANCE',
  'BALL_SINCE',
  'STARTED_ON',
  'UPDATED_AT',
  'LAST_PROGRESS_AT',
  'STAGE',
  'BALL_IN_COURT',
  'PARTNER_NAME',
  'LEAD_NAME',
  'TITLE',
  'TYPE',
  'STATUS',
  'KEY',
] as const;
export const INTERVALS = ['WEEK', 'MONTH'] as const;
const DIRECTIONS = ['ASC', 'DESC'] as const;
const MOST_PAGES = 40;

export interface PortfolioSearch extends EngagementSearch {
  /** The list of engagements if there is none. */
  readonly tab?: (typeof TABS)[number] | undefined;
  readonly by?: (typeof GROUPINGS)[number] | undefined;
  readonly order?: (typeof ORDERS)[number] | undefined;
  readonly direction?: (typeof DIRECTIONS)[number] | undefined;
  /** Pages of the list after the first. */
  readonly pages?: number | undefined;
  /** First day of what is compared with today. */
  readonly since?: string | undefined;
  readonly interval?: (typeof INTERVALS)[number] | undefined;
}

/** What the address of the page says. */
export const portfolioSearch = (given: Record<string, unknown>): PortfolioSearch => ({
  ...engagementFilterSearch(given),
  tab: oneOf(TABS, given['tab']),
  by: oneOf(GROUPINGS, given['by']),
  order: oneOf(ORDERS, given['order']),
  direction: oneOf(DIRECTIONS, given['direction']),
  pages: pagesOf(given['pages']),
  since: dayOf(given['since']),
  interval: oneOf(INTERVALS, given['interval']),
});

function pagesOf(given: unknown): number | undefined {
  const pages = Number(textOf(given));
  return Number.isInteger(pages) && pages > 0 ? Math.min(pages, MOST_PAGES) : undefined;
}
