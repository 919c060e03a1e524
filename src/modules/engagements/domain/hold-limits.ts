/** How often an engagement may be held; reads of its holds stay bounded by it. */
export const MAX_HOLDS = 100;
