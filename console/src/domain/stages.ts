/** Stages that work goes through, in order; CLOSED comes after. */
export const STAGES = ['DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION'] as const;
export type Stage = (typeof STAGES)[number];
