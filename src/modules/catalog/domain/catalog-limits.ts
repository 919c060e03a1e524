/**
 * Limits per API product. A page of 50 products with all versions and operations must stay below the 100,000 objects
 * that one query may return, so operations are limited across all versions of a product.
 */
export const MAX_VERSIONS = 20;
export const MAX_OPERATIONS_A_VERSION = 95;
/** Across all versions, including removed operations, which are kept. */
export const MAX_OPERATIONS = MAX_VERSIONS * MAX_OPERATIONS_A_VERSION;

/** Bytes of UTF-8. */
export const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024;

export const MAX_HOSTS = 20;
