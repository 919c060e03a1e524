/** Open blockers an engagement has at the same time. */
export const MAX_OPEN_BLOCKERS = 100;
/** Times a blocker's commitment is made, moved or withdrawn. */
export const MAX_COMMITMENTS = 100;
