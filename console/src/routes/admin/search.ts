import { oneOf } from '../../app/search';

export const TABS = ['people', 'keys', 'jobs', 'quarantine', 'audit'] as const;
export type AdminTab = (typeof TABS)[number];

/** What the address of the page says. */
export const adminSearch = (given: Record<string, unknown>) => ({ tab: oneOf(TABS, given['tab']) });
