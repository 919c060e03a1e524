import { type Arc, FAILED_PEN_TEST } from './arcs.js';

/** What sets some stories apart from others of their arc, by their titles. */
export const TWISTS: Readonly<Record<string, Partial<Arc>>> = {
  // Live and well, but for what nobody renewed: its band is held at CRITICAL.
  'Gift cards topped up by transfer': { evidence: [{ code: 'PEN-TEST', endsIn: -4 }] },
  'Wallet top-ups by transfer': {
    evidence: [
      FAILED_PEN_TEST,
      // Runs out before go-live.
      { code: 'SAFE-RETRIES', endsIn: 9 },
    ],
  },
  'Microloans paid out at once': { evidence: [{ code: 'LICENCE', endsIn: 8 }] },
  'Member loans against savings': {
    evidence: [
      {
        ...{ code: 'SUPPORT-PATH', daysAgo: 8, endsIn: 7 },
        waived: 'Their desk opens in a week; ours answers until then.',
      },
      { code: 'INCIDENT-DRILL', daysAgo: 2 },
    ],
  },
};
