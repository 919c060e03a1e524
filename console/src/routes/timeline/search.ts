import { type EngagementSearch, engagementFilterSearch } from '../../app/engagements/search';
import { oneOf, textOf, textsOf } from '../../app/search';
import { ZOOMS, type Zoom } from '../../timeline/scale';

export const GROUPINGS = ['lead', 'partner', 'stage', 'none'] as const;
const KEY = /^ENG-\d{1,9}$/;
const MOST_PAGES = 20;

export interface TimelineSearch extends EngagementSearch {
  readonly zoom?: Zoom | undefined;
  readonly by?: (typeof GROUPINGS)[number] | undefined;
  /** Keys of engagements whose milestones are shown. */
  readonly open?: readonly string[] | undefined;
  /** Pages of the list after the first. */
  readonly pages?: number | undefined;
}

/** What the address of the page says. */
export const timelineSearch = (given: Record<string, unknown>): TimelineSearch => ({
  ...engagementFilterSearch(given),
  zoom: oneOf(ZOOMS, given['zoom']),
  by: oneOf(GROUPINGS, given['by']),
  open: keysOf(given['open']),
  pages: pagesOf(given['pages']),
});

function keysOf(given: unknown): readonly string[] | undefined {
  const keys = textsOf(given).filter((key) => KEY.test(key));
  return keys.length > 0 ? keys : undefined;
}

function pagesOf(given: unknown): number | undefined {
  const pages = Number(textOf(given));
  return Number.isInteger(pages) && pages > 0 ? Math.min(pages, MOST_PAGES) : undefined;
}
