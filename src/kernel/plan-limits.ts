export const MAX_PLAN_MILESTONES = 200;
/** Maximum lag in working days. */
export const MAX_LAG_DAYS = 250;
/** The longest lead, as a negative lag in working days. */
export const MIN_LAG_DAYS = -30;
/** Schema description of a lag. */
export const ABOUT_LAG = `Working days to wait after it ends, ${MIN_LAG_DAYS} to ${MAX_LAG_DAYS}. A negative lag is a lead: with -1, the next milestone may start on the day this one ends.`;
/** Maximum direct dependencies of a milestone. */
export const MAX_LINKS = 20;
/** Maximum duration of a milestone in working days. */
export const MAX_DURATION_DAYS = 250;
export const MILESTONE_CODE = /^[A-Z][A-Z0-9-]{0,39}$/;
