import { type EngagementSearch, engagementFilterSearch } from '../../app/engagements/search';
import { dayOf, oneOf, textOf } from '../../app/search';

export const RANGES = ['30', '90', '365'] as const;
const MOST_PAGES = 40;
const KEY = /^ENG-\d{1,9}$/;

export interface HealthSearch extends EngagementSearch {
  /** Key of the one engagement that is shown; a list if there is none. */
  readonly engagement?: string | undefined;
  /** Days of its history. */
  readonly range?: (typeof RANGES)[number] | undefined;
  /** The two days that are compared. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** Pages of the list after the first. */
  readonly pages?: number | undefined;
}

/** What the address of the page says. */
export function healthSearch(given: Record<string, unknown>): HealthSearch {
  const key = textOf(given['engagement'])?.toUpperCase();
  const pages = Number(textOf(given['pages']));
  return {
    ...engagementFilterSearch(given),
    engagement: key !== undefined && KEY.test(key) ? key : undefined,
    range: oneOf(RANGES, textOf(given['range'])),
    before: dayOf(given['before']),
    after: dayOf(given['after']),
    pages: Number.isInteger(pages) && pages > 0 ? Math.min(pages, MOST_PAGES) : undefined,
  };
}
