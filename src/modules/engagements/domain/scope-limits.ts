/** API versions that one engagement is about, and so the API products too. */
export const MAX_SCOPE_VERSIONS = 20;
/** Operations of one of them that are named one by one. */
export const MAX_SCOPE_OPERATIONS = 500;
