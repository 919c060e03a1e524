import { MeasureCode } from '../../../kernel/health-model.js';

/** The texts about a measure; partners may read all of them. */
export interface Wording {
  readonly number: (value: number) => string;
  /** The start of the sentence for a known value; the thresholds follow. */
  readonly known: (value: number, ageDays: number) => string;
  readonly unknown: string;
  readonly notApplicable: string;
  /** The subject of the sentence for a value that is too old. */
  readonly stale: string;
  readonly sample: (size: number) => string;
}

const plain = (value: number): string => String(Math.round(value * 100) / 100);
const percent = (ratio: number): string => `${Math.round(ratio * 1000) / 10}%`;
const counted = (count: number, unit: string): string => `${plain(count)} ${unit}${count === 1 ? '' : 's'}`;

const DEFAULTS = {
  number: plain,
  notApplicable: 'Not used in this situation.',
  stale: 'The latest value',
  sample: (size: number) => counted(size, 'call'),
};
const NEVER_UNKNOWN = 'These measures are always known, so this is never shown.';
const SANDBOX_NOT_APPLICABLE = 'Counts once a sandbox credential is 14 days old.';

export const WORDINGS: Readonly<Record<MeasureCode, Wording>> = {
  SCHEDULE_VARIANCE: {
    ...DEFAULTS,
    known: (days) =>
      `Go-live is ${counted(Math.abs(days), 'working day')} ${days < 0 ? 'early' : 'late'} against the latest baseline`,
    unknown: 'There is no go-live forecast to compare with its baseline yet.',
  },
  SCHEDULE_PERFORMANCE: {
    ...DEFAULTS,
    number: percent,
    known: (index) => `Work done is ${percent(index)} of the work due before today`,
    unknown: 'No planned work was due before today.',
  },
  MOMENTUM: {
    ...DEFAULTS,
    known: (days) => `The partner has been inactive for ${counted(days, 'working day')}`,
    unknown: NEVER_UNKNOWN,
  },
  BLOCKERS: {
    ...DEFAULTS,
    known: (load) => `Open blockers add up to ${counted(load, 'working day')}, weighted by severity`,
    unknown: NEVER_UNKNOWN,
  },
  SANDBOX_ACTIVITY: {
    ...DEFAULTS,
    known: (days) => `The sandbox was used on ${plain(days)} of the last 14 days`,
    unknown: 'Sandbox usage is not known yet.',
    notApplicable: SANDBOX_NOT_APPLICABLE,
  },
  SANDBOX_SUCCESS: {
    ...DEFAULTS,
    number: percent,
    known: (rate) => `${percent(rate)} of sandbox calls in the last 14 days succeeded`,
    unknown: 'There were no sandbox calls in the last 14 days.',
    notApplicable: SANDBOX_NOT_APPLICABLE,
    sample: (size) => `${counted(size, 'sandbox call')} in the last 14 days`,
  },
  CHECKLIST: {
    ...DEFAULTS,
    number: percent,
    known: (share) => `${percent(share)} of the checklist items needed by this stage are satisfied or waived`,
    unknown: NEVER_UNKNOWN,
    notApplicable: 'The launch checklist has no items for this stage yet.',
  },
  PRODUCTION_BREADTH: {
    ...DEFAULTS,
    number: percent,
    known: (share) =>
      `${percent(share)} of the operations in scope were used in production in the last 28 days`,
    unknown: 'There is no production credential or no operation in scope yet.',
  },
  PRODUCTION_ERRORS: {
    ...DEFAULTS,
    number: percent,
    known: (rate) => `${percent(rate)} of production calls in the last 28 days failed`,
    unknown: 'There were no production calls in the last 28 days.',
    sample: (size) => `${counted(size, 'production call')} in the last 28 days`,
  },
  PRODUCTION_TREND: {
    ...DEFAULTS,
    number: percent,
    known: (trend) =>
      `Successful production calls in the last 28 days ${trend < 0 ? 'fell' : 'grew'} by ${percent(Math.abs(trend))} against the 28 days before`,
    unknown: 'There are no earlier successful production calls to compare with.',
  },
  SENTIMENT: {
    ...DEFAULTS,
    known: (rating, ageDays) =>
      `The latest pulse rating was ${plain(rating)} out of 5, ${counted(ageDays, 'day')} ago`,
    unknown: 'There is no pulse rating yet.',
    stale: 'The latest pulse rating',
  },
};

/** What measures are called within a sentence. */
export const MEASURE_NAMES: Readonly<Record<MeasureCode, string>> = {
  SCHEDULE_VARIANCE: 'schedule variance',
  SCHEDULE_PERFORMANCE: 'schedule performance',
  MOMENTUM: 'partner activity',
  BLOCKERS: 'open blockers',
  SANDBOX_ACTIVITY: 'sandbox activity',
  SANDBOX_SUCCESS: 'sandbox success rate',
  CHECKLIST: 'launch checklist',
  PRODUCTION_BREADTH: 'production breadth',
  PRODUCTION_ERRORS: 'production errors',
  PRODUCTION_TREND: 'production trend',
  SENTIMENT: 'partner sentiment',
};
