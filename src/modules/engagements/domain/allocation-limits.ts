/** Current and future allocations per engineer, and per engagement. */
export const MAX_ALLOCATIONS = 100;
