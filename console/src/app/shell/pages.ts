import type { Role } from '../viewer';

export interface ShellPage {
  readonly path: string;
  readonly name: string;
  /** `G`, then this letter, goes to the page. */
  readonly key: string;
  readonly roles: readonly Role[];
}

const STAFF: readonly Role[] = ['ADMIN', 'MANAGER', 'ENGINEER', 'COMPLIANCE', 'AUDITOR'];
const MANAGERS: readonly Role[] = ['ADMIN', 'MANAGER'];

/** The console's pages, in the order of the navigation. */
export const PAGES: readonly ShellPage[] = [
  { path: '/work', name: 'My work', key: 'w', roles: ['ENGINEER', 'COMPLIANCE'] },
  { path: '/time', name: 'My time', key: 't', roles: ['ENGINEER'] },
  { path: '/portfolio', name: 'Portfolio', key: 'p', roles: STAFF },
  { path: '/timeline', name: 'Timeline', key: 'l', roles: STAFF },
  { path: '/health', name: 'Health', key: 'h', roles: STAFF },
  { path: '/alerts', name: 'Alerts', key: 'n', roles: STAFF },
  { path: '/adoption', name: 'Adoption', key: 'a', roles: STAFF },
  { path: '/partners', name: 'Partners', key: 'r', roles: STAFF },
  { path: '/catalogue', name: 'Catalogue', key: 'c', roles: STAFF },
  { path: '/capacity', name: 'Capacity', key: 'y', roles: STAFF },
  { path: '/reviews', name: 'Reviews', key: 'v', roles: [...MANAGERS, 'ENGINEER', 'COMPLIANCE', 'AUDITOR'] },
  { path: '/admin', name: 'Admin', key: 'd', roles: [...MANAGERS, 'AUDITOR'] },
];

export const pagesOf = (role: Role): readonly ShellPage[] =>
  PAGES.filter(({ roles }) => roles.includes(role));

/** Where somebody who opens `/` wants to be. */
export const homeOf = (role: Role): string =>
  role === 'PARTNER' ? '/portal' : (pagesOf(role)[0]?.path ?? '/portfolio');
