export const CATALOG_EVENTS = {
  /** Operations or addresses of an API version changed; the subject is the version. */
  versionDescribed: 'catalog.version-described',
  /** A product's launch checklist was replaced; the subject is the product. */
  checklistSet: 'catalog.checklist-set',
} as const;
