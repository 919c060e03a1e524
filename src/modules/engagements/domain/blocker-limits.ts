/** Open blockers per engagement. */
export const MAX_OPEN_BLOCKERS = 100;
/** Changes of a blocker's commitment. */
export const MAX_COMMITMENTS = 100;
