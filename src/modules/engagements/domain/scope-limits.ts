/** API versions in scope of an engagement, and thus the maximum number of API products. */
export const MAX_SCOPE_VERSIONS = 20;
/** Operations of an API version that can be listed individually. */
export const MAX_SCOPE_OPERATIONS = 500;
