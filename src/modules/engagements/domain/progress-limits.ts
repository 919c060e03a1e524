/** The present one and those before it; reads of many entries stay bounded by it. */
export const MAX_REVISIONS = 20;
