const STATES = {
  PENDING: 'Calls do not prove it yet',
  PROVED: 'Proved by calls',
  REOPENED: 'Reopened: calls no longer prove it',
  SET_BY_HAND: 'Its status was set by hand; calls no longer decide',
} as const;

export const usageProof = {
  states: STATES,
  state: (state: keyof typeof STATES) => `${STATES[state]}.`,
  soFar: (successes: string, needed: string) => `Proved by calls: ${successes} of ${needed}`,
  asked: (calls: string, operation: string, environment: string, days: number, errors: string) =>
    `Asked for: ${calls} successful ${calls === '1' ? 'call' : 'calls'} of ${operation} in ${environment} within ${days} ${days === 1 ? 'day' : 'days'}, at most ${errors} server errors.`,
  never: 'It is first evaluated at 00:05 tomorrow, local time.',
  numbers: (days: string, successes: string, calls: string, errors: string) =>
    `${days}: ${successes} of ${calls} calls succeeded, ${errors} ended in a server error.`,
  noCalls: (days: string) => `${days}: no calls.`,
  asOf: (when: string) => `Evaluated ${when}.`,
} as const;
