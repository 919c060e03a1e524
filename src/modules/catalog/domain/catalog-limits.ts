/**
 * What one API product may hold. A page of 50 products with all their versions and operations must stay below the
 * 100,000 objects that one query may answer, so the operations are bounded over all versions of a product.
 */
export const MAX_VERSIONS = 20;
export const MAX_OPERATIONS_A_VERSION = 95;
/** Over all versions, those that are gone included: they are kept. */
export const MAX_OPERATIONS = MAX_VERSIONS * MAX_OPERATIONS_A_VERSION;

/** Bytes of UTF-8. */
export const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024;

export const MAX_HOSTS = 20;
