import type { HealthBand, Party } from '../../../kernel/enums.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import type { AlertKind } from './alert-kinds.js';

/** The numbers that an alert's sentences state, by its kind. The sentences are kept, so they have to be true on later days too. */
export interface AlertNumbers {
  readonly BAND_WORSENED: {
    readonly from: HealthBand;
    readonly to: HealthBand;
    /** Who overrides the band; null if the shown one is the computed one. */
    readonly overriddenBy: string | null;
  };
  readonly PARTNER_QUIET: { readonly days: number };
  readonly ERRORS_JUMPED: {
    readonly errors: number;
    readonly calls: number;
    readonly errorsBefore: number;
    readonly callsBefore: number;
  };
  readonly EXPIRES_SOON: {
    readonly what: 'CREDENTIAL' | 'EVIDENCE' | 'WAIVER';
    readonly name: string;
    readonly lastDay: LocalDate;
  };
  readonly GOLIVE_SLIPPED: { readonly days: number };
  readonly BALL_HELD: { readonly party: Party; readonly days: number; readonly since: LocalDate };
  readonly COMMITMENT_BROKEN: { readonly party: Party; readonly committedTo: LocalDate };
  readonly VERSION_SUNSET: {
    readonly application: string;
    readonly version: string;
    readonly lastCallOn: LocalDate;
    readonly sunsetOn: LocalDate | null;
  };
}

interface Sentences {
  readonly cause: string;
  readonly nextStep: string;
}

type Wordings = { readonly [K in AlertKind]: (numbers: AlertNumbers[K]) => Sentences };

const BANDS: Readonly<Record<HealthBand, string>> = {
  HEALTHY: 'healthy',
  AT_RISK: 'at risk',
  CRITICAL: 'critical',
  INSUFFICIENT_DATA: 'unknown',
};
const PARTIES: Readonly<Record<Party, string>> = {
  PARTNER: 'the partner',
  SERVICES: 'the services team',
  PLATFORM: 'the product teams',
  COMPLIANCE: 'the compliance reviewers',
};
const EXPIRING = {
  CREDENTIAL: {
    nameOf: (clientId: string) => `credential ${clientId}`,
    nextStep: 'Ask the partner to rotate it',
  },
  EVIDENCE: {
    nameOf: (title: string) => `the evidence for "${title}"`,
    nextStep: 'Ask the partner for new evidence, and have it reviewed',
  },
  WAIVER: {
    nameOf: (title: string) => `the waiver of "${title}"`,
    nextStep: 'Get the evidence, or have a manager waive it again,',
  },
} as const;

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
/** As in the sentences about health. */
const share = (part: number, whole: number) => `${Math.round((1000 * part) / whole) / 10}%`;

const WORDINGS: Wordings = {
  BAND_WORSENED: ({ from, to, overriddenBy }) =>
    overriddenBy === null
      ? {
          cause: `Health fell from ${BANDS[from]} to ${BANDS[to]}.`,
          nextStep: 'Look at the reasons for the band, and agree with the lead on what to do.',
        }
      : {
          cause: `Health fell from ${BANDS[from]} to ${BANDS[to]}: ${overriddenBy} overrode it.`,
          nextStep: 'Read the reason for the override, and agree with the lead on what to do.',
        },
  PARTNER_QUIET: ({ days }) => ({
    cause: `The partner has done nothing for ${counted(days, 'working day')}.`,
    nextStep: 'Call the partner, and agree on the next step and its date.',
  }),
  ERRORS_JUMPED: ({ errors, calls, errorsBefore, callsBefore }) => ({
    cause: `${errors} of ${calls} production calls in the last 24 hours failed (${share(errors, calls)}), after ${errorsBefore} of ${callsBefore} in the 7 days before (${share(errorsBefore, callsBefore)}).`,
    nextStep: 'Find the failing operations on the Adoption page, and tell the partner or the product team.',
  }),
  EXPIRES_SOON: ({ what, name, lastDay }) => ({
    cause: `The last day of ${EXPIRING[what].nameOf(name)} is ${lastDay}.`,
    nextStep: `${EXPIRING[what].nextStep} by then, or at once if that day has passed.`,
  }),
  GOLIVE_SLIPPED: ({ days }) => ({
    cause: `Go-live is forecast ${counted(days, 'working day')} after the latest baseline.`,
    nextStep: 'Look at the critical path, and shorten it or take a new baseline.',
  }),
  BALL_HELD: ({ party, days, since }) => ({
    cause: `The next step has been with ${PARTIES[party]} for ${counted(days, 'working day')}, since ${since}.`,
    nextStep: `Ask ${PARTIES[party]} what is missing, or pass the ball.`,
  }),
  COMMITMENT_BROKEN: ({ party, committedTo }) => ({
    cause: `A blocker that ${PARTIES[party]} committed to resolve by ${committedTo} is still open.`,
    nextStep: `Ask ${PARTIES[party]} for a new date, or escalate.`,
  }),
  VERSION_SUNSET: ({ application, version, lastCallOn, sunsetOn }) => ({
    cause: `${application} called the deprecated ${version} on ${lastCallOn}; ${sunsetOn === null ? 'no sunset day is set yet' : `its sunset day is ${sunsetOn}`}.`,
    nextStep: 'Agree with the partner on when it moves to the version that replaces it.',
  }),
};

/** @returns why the alert opened, and what to do about it */
export function sentencesOf<K extends AlertKind>(kind: K, numbers: AlertNumbers[K]): Sentences {
  return WORDINGS[kind](numbers);
}
