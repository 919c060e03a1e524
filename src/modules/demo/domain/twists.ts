import type { Arc } from './arc.js';
import { EXPIRED_CERTIFICATE, FAILED_PEN_TEST } from './arcs.js';
import { REGISTER_EXTRACT, RETRY_RUN } from './files.js';

/** Deviations of some stories from their arc, by title. */
export const TWISTS: Readonly<Record<string, Partial<Arc>>> = {
  // One is proved after its first call by hand, one reopened as its errors rise, one has just made its first call.
  'Deposits and payments in the mobile bank': { isProvedByTraffic: true },
  'Instalments at the checkout': { isProvedByTraffic: true },
  'Custom orders paid in parts': { isProvedByTraffic: true },
  'Gift cards topped up by transfer': {
    // Live and well except for expired evidence, which holds its band at CRITICAL.
    evidence: [{ code: 'PEN-TEST', endsIn: -4 }],
  },
  'Wallet top-ups by transfer': {
    // One is rejected, another expires before go-live.
    evidence: [FAILED_PEN_TEST, { code: 'SAFE-RETRIES', endsIn: 9, file: RETRY_RUN }],
    logs: [
      {
        ...{ daysAgo: 11, kind: 'CALL', minutes: 60 },
        text: 'Call with their security team about the finding of the penetration test.',
        corrected: { minutes: 90, reason: 'The call went on for half an hour after I had logged it.' },
      },
    ],
  },
  'Small loans at the counter': {
    // Long before it is needed.
    evidence: [{ code: 'LICENCE', daysAgo: 3, file: REGISTER_EXTRACT }],
    blockers: [
      {
        ...{ severity: 'LOW', party: 'PARTNER', raisedDaysAgo: 3, promisedIn: 8, code: 'USE-CASES' },
        reason: 'Two of the use cases have no sponsor yet.',
      },
    ],
  },
  'Microloans paid out at once': { evidence: [{ code: 'LICENCE', endsIn: 8 }] },
  'Member loans against savings': {
    evidence: [
      {
        ...{ code: 'SUPPORT-PATH', daysAgo: 8, endsIn: 7 },
        waived: 'Their desk opens in a week; ours answers until then.',
      },
      { code: 'INCIDENT-DRILL', daysAgo: 3 },
    ],
  },
  'Invoices paid from the order form': {
    hold: { daysAgo: 6, resumesIn: 20, reason: 'Dunder moves its data centre; nobody can test until then.' },
  },
  'Supplier payments from the order book': {
    hold: { daysAgo: 15, resumedDaysAgo: 8, reason: 'Their buyers were at the autumn fair for a week.' },
  },
  'Working capital for marketplace sellers': {
    returned: {
      ...{ daysAgo: 5, to: 'SANDBOX', reopens: 'USER-TRIAL' },
      reason: 'Certification failed: an advance is paid out twice when the confirmation comes late.',
    },
  },
  'Bills split at the table': {
    rebaselined: {
      ...{ daysAgo: 10, name: 'After the release train' },
      reason: 'Agreed with both sponsors: their next release sets the pace.',
    },
  },
  'Seller identity checks': {
    rescheduled: {
      ...{ daysAgo: 3, code: 'CORE-BUILD', notBeforeIn: 30 },
      reason: 'Their developers are with another release until then.',
    },
    blockers: [
      {
        ...{ severity: 'MEDIUM', party: 'SERVICES', raisedDaysAgo: 4, promisedIn: 9, code: 'SANDBOX-ACCESS' },
        reason: 'Our test data has no seller with two owners.',
      },
    ],
  },
  'From file transfer to the payments API': {
    blockers: [
      EXPIRED_CERTIFICATE,
      {
        ...{
          severity: 'MEDIUM',
          party: 'SERVICES',
          raisedDaysAgo: 5,
          promisedIn: 12,
          code: 'OLD-ACCESS-OFF',
        },
        reason: 'The old drop folder still gets a file a night; we have to find who sends it.',
      },
    ],
  },
  'Junior accounts opened by parents': {
    helpers: [{ engineer: 'engineer', hoursPerWeek: 12, kind: 'HARD', fromIn: -4, toIn: 17 }],
  },
};
