/** The pages of the console whose state can be saved. */
export const CONSOLE_PAGES = [
  'PORTFOLIO',
  'TIMELINE',
  'ADOPTION',
  'PARTNERS',
  'CAPACITY',
  'REVIEWS',
  'CATALOGUE',
  'HEALTH',
  'MY_WORK',
  'ADMIN',
] as const;
export type ConsolePageWord = (typeof CONSOLE_PAGES)[number];

/** Views that one person can save. */
export const MAX_OWN_VIEWS = 100;
/** Shared views, of all owners together. */
export const MAX_SHARED_VIEWS = 500;
