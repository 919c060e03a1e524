export const OUTCOMES = ['SUCCESS', 'CLIENT_ERROR', 'THROTTLED', 'SERVER_ERROR'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Number of calls by outcome. */
export interface OutcomeCounts {
  readonly calls: number;
  readonly successes: number;
  readonly clientErrors: number;
  readonly throttled: number;
  readonly serverErrors: number;
}

/** @param status HTTP status, 200-599; throttling is counted separately and is not an error */
export function outcomeOf(status: number): Outcome {
  if (status === 429) return 'THROTTLED';
  if (status < 400) return 'SUCCESS';
  return status < 500 ? 'CLIENT_ERROR' : 'SERVER_ERROR';
}

/** Failed calls / calls that were not throttled, 0-1; null without such calls. */
export function errorRate(counts: Omit<OutcomeCounts, 'successes'>): number | null {
  return ratio(counts.clientErrors + counts.serverErrors, counts.calls - counts.throttled);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
