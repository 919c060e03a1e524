/** What bounds the lists of a solution engineer. */
export const MAX_SKILLS = 30;
/** Times off that have not ended yet. */
export const MAX_TIME_OFF = 100;
