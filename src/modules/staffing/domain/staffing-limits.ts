/** Limits per solution engineer. */
export const MAX_SKILLS = 30;
/** Current and future periods of time off. */
export const MAX_TIME_OFF = 100;
