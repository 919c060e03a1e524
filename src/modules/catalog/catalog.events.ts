/** What this module announces. */
export const CATALOG_EVENTS = {
  /** Operations or addresses of an API version changed; the subject is the version. */
  versionDescribed: 'catalog.version-described',
} as const;
