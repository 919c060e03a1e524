import { oneOf, textOf } from '../../app/search';

export const TABS = ['people', 'keys', 'jobs', 'quarantine', 'audit', 'calendar'] as const;
export type AdminTab = (typeof TABS)[number];

/** Read by rows.ts, which is loaded with the page. */
const NAMES = [
  ...(['q', 'roles', 'state', 'queue', 'job', 'reasons', 'client', 'actor'] as const),
  ...(['kinds', 'subject', 'action', 'from', 'to', 'region', 'year'] as const),
];
export type AdminTexts = { readonly [Name in (typeof NAMES)[number]]?: string | undefined };
export type AdminSearch = AdminTexts & { readonly tab?: AdminTab | undefined };

/** What the address of the page says: the part, and which rows of its list are shown. */
export const adminSearch = (given: Record<string, unknown>): AdminSearch => ({
  ...(Object.fromEntries(NAMES.map((name) => [name, textOf(given[name])])) as AdminTexts),
  tab: oneOf(TABS, given['tab']),
});
