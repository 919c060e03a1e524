/** Revisions of an entry, including the current one; bounds the reads of many entries. */
export const MAX_REVISIONS = 20;
/** One more, so that an entry at the limit can still be hidden from partners or withdrawn. */
export const MAX_REVISIONS_KEPT = MAX_REVISIONS + 1;
