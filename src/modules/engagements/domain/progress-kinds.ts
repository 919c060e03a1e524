export const PROGRESS_KINDS = ['NOTE', 'CALL', 'MEETING', 'DECISION', 'DELIVERY'] as const;
export type ProgressKindWord = (typeof PROGRESS_KINDS)[number];
