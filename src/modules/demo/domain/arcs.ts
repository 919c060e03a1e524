import type { Arc, BlockerArc, CallArc, EvidenceArc } from './arc.js';

export const EXPIRED_CERTIFICATE: BlockerArc = {
  ...{ severity: 'LOW', party: 'PLATFORM', raisedDaysAgo: 18, promisedIn: 5, resolvedDaysAgo: 14 },
  reason: 'The certificate of the sandbox has expired; calls fail before they reach us.',
};

export const FAILED_PEN_TEST: EvidenceArc = {
  code: 'PEN-TEST',
  daysAgo: 12,
  rejected: 'Finding 3: tokens stand in a log file. Have it mended, and the test done again.',
};

const USUAL_CALLS: CallArc = { sandbox: 18, production: 30, failing: 0.05, breadth: 0.5 };

export const ARCS = {
  STEADY: {
    pace: 1,
    calls: USUAL_CALLS,
    blockers: [EXPIRED_CERTIFICATE],
    pulse: { rating: 4, daysAgo: 12, comment: 'Going to plan. Answers come within a day.' },
  },
  QUICK: {
    pace: 0.75,
    calls: { ...USUAL_CALLS, sandbox: 26 },
    pulse: {
      rating: 5,
      daysAgo: 9,
      comment: 'The sandbox behaves like the real thing, which saved us weeks.',
    },
  },
  STAR: {
    pace: 0.45,
    calls: { sandbox: 30, production: 90, failing: 0.02, breadth: 0.7, growth: 2.2 },
    pulse: { rating: 5, daysAgo: 6, comment: 'Live, growing, and our customers notice the difference.' },
  },
  SLOW: {
    pace: 1.35,
    calls: { ...USUAL_CALLS, failing: 0.1 },
    blockers: [
      {
        ...{ severity: 'MEDIUM', party: 'PARTNER', raisedDaysAgo: 14, promisedIn: 16 },
        reason: 'The release train of the partner leaves every second month; we wait for the next one.',
      },
    ],
    ball: { to: 'PARTNER', daysAgo: 14, reason: 'Their release has to come first.' },
    pulse: { rating: 3, daysAgo: 15, comment: 'We are slower than we hoped. Mostly our own doing.' },
  },
  STUCK: {
    pace: 0.75,
    stuckIn: 'CERTIFICATION',
    calls: { sandbox: 45, production: 0, failing: 0.12, breadth: 0.6 },
    blockers: [
      {
        ...{
          severity: 'CRITICAL',
          party: 'COMPLIANCE',
          raisedDaysAgo: 12,
          promisedIn: 18,
          blocksStuckMilestone: true,
        },
        reason: 'The penetration test found tokens in a log file; the re-test is not scheduled yet.',
      },
    ],
    ball: { to: 'COMPLIANCE', daysAgo: 12, reason: 'The re-test has to be scheduled.' },
    evidence: [FAILED_PEN_TEST],
    pulse: {
      rating: 2,
      daysAgo: 8,
      comment: 'Certification has been open for weeks and nobody tells us a date.',
    },
  },
  READY: {
    pace: 0.7,
    stuckIn: 'LAUNCH',
    calls: { ...USUAL_CALLS, production: 0 },
    blockers: [
      {
        ...{
          severity: 'MEDIUM',
          party: 'PARTNER',
          raisedDaysAgo: 9,
          promisedIn: 20,
          blocksStuckMilestone: true,
        },
        reason: 'A change freeze holds until the end of the season; go-live comes right after it.',
      },
    ],
    ball: { to: 'PARTNER', daysAgo: 9, reason: 'Their change freeze has to end.' },
    pulse: { rating: 4, daysAgo: 7, comment: 'All is ready; it is our own freeze that we wait for.' },
  },
  ERRORS: {
    pace: 0.5,
    calls: { sandbox: 20, production: 60, failing: 0.01, breadth: 0.5, failingNow: 0.34 },
    blockers: [
      {
        ...{ severity: 'HIGH', party: 'PLATFORM', raisedDaysAgo: 10, promisedIn: 21 },
        reason: 'Transfers time out at the end of the month; the product team is looking into it.',
      },
    ],
    ball: { to: 'PLATFORM', daysAgo: 10, reason: 'The product team has to find the time-outs.' },
    pulse: { rating: 2, daysAgo: 5, comment: 'One call in three fails at peak. Our support lines are hot.' },
  },
  QUIET: {
    pace: 0.9,
    quietSinceDaysAgo: 24,
    calls: { ...USUAL_CALLS, failing: 0.2 },
    ball: { to: 'PARTNER', daysAgo: 23, reason: 'We wait for an answer to our last three mails.' },
  },
  FADING: {
    pace: 0.5,
    calls: { sandbox: 15, production: 45, failing: 0.03, breadth: 0.3, growth: 0.3 },
    pulse: { rating: 3, daysAgo: 20, comment: 'Our roadmap has moved on; we use less than we thought.' },
  },
  JUST_LIVE: {
    pace: 0.95,
    calls: { ...USUAL_CALLS, production: 6 },
  },
  FRESH: { pace: 1, calls: { sandbox: 10, production: 0, failing: 0.08, breadth: 0.2 } },
  DONE: {
    pace: 0.5,
    calls: { sandbox: 12, production: 30, failing: 0.01, breadth: 0.6 },
    closed: {
      outcome: 'COMPLETED',
      daysAgo: 4,
      reason: 'In sustained use; handed over to account management.',
    },
    pulse: { rating: 5, daysAgo: 7, comment: 'Thank you. We know whom to call now.' },
  },
  CALLED_OFF: {
    pace: 1.2,
    quietSinceDaysAgo: 26,
    calls: { ...USUAL_CALLS, production: 0 },
    closed: {
      outcome: 'CANCELLED',
      daysAgo: 10,
      reason: 'The partner was taken over and stopped the project.',
    },
  },
} as const satisfies Record<string, Arc>;
export type ArcName = keyof typeof ARCS;
