/** The present one and those before it; reads of many entries stay bounded by it. */
export const MAX_REVISIONS = 20;
/** One more, so that an entry at the limit can still be hidden from partners or withdrawn. */
export const MAX_REVISIONS_KEPT = MAX_REVISIONS + 1;
