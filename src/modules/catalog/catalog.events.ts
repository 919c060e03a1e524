export const CATALOG_EVENTS = {
  /** Operations or addresses of an API version changed; the subject is the version. */
  versionDescribed: 'catalog.version-described',
  /** An API version was deprecated, or its sunset day or replacement changed; the subject is the version. */
  versionDeprecated: 'catalog.version-deprecated',
  /** An API version is no longer served; the subject is the version. */
  versionSunset: 'catalog.version-sunset',
  /** A product's launch checklist was replaced; the subject is the product. */
  checklistSet: 'catalog.checklist-set',
} as const;

/** Due at the start of a version's sunset day (UTC); the subject is the version. */
export const VERSION_SUNSETS = 'api-version.sunset';
export const SUNSET_VERSION = { queue: 'catalog', job: 'sunset-version' } as const;
