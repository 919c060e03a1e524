/** Holds per engagement; bounds the reads of its holds. */
export const MAX_HOLDS = 100;
