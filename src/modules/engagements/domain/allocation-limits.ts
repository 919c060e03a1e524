/** How many allocations of one engineer, and of one engagement, may not have ended yet. */
export const MAX_ALLOCATIONS = 100;
