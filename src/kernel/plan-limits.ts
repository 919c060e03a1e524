export const MAX_PLAN_MILESTONES = 200;
/** Working days that a milestone may be told to wait after another. */
export const MAX_LAG_DAYS = 250;
/** The longest lead, as a lag: working days that a milestone may be told to begin early. */
export const MIN_LAG_DAYS = -30;
/** What the API says of a lag. */
export const ABOUT_LAG = `Working days to wait after it ends, ${MIN_LAG_DAYS} to ${MAX_LAG_DAYS}. A negative lag is a lead: with -1, the next milestone may start on the day this one ends.`;
/** How many milestones one may directly wait for. */
export const MAX_LINKS = 20;
/** Working days that a milestone may take. */
export const MAX_DURATION_DAYS = 250;
export const MILESTONE_CODE = /^[A-Z][A-Z0-9-]{0,39}$/;
