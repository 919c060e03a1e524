import { type Judgement } from './judge.js';

export interface Matrix {
  /** Warned, and the outcome came. */
  readonly truePositive: number;
  readonly falsePositive: number;
  /** Not warned, but the outcome came. */
  readonly falseNegative: number;
  readonly trueNegative: number;
}

/** What a model said of all engagements so far; its size does not grow with their number. */
export interface Tally extends Matrix {
  /** Number of outcomes by their lead time in working days. */
  readonly leads: Readonly<Record<string, number>>;
}

export const EMPTY_TALLY: Tally = {
  truePositive: 0,
  falsePositive: 0,
  falseNegative: 0,
  trueNegative: 0,
  leads: {},
};

export interface Figures {
  readonly matrix: Matrix;
  /** 0-1; null if nothing was warned of. */
  readonly precision: number | null;
  /** 0-1; null if no outcome came. */
  readonly recall: number | null;
  readonly f1: number | null;
  /** In working days; null if no outcome was predicted. */
  readonly leadTimeDays: { readonly median: number; readonly p90: number } | null;
  /** Null if there are enough samples. */
  readonly tooFew: { readonly n: number; readonly needed: number } | null;
}

/** Samples with and without the outcome below which rates say nothing. */
export const MIN_SAMPLES = 20;

export function addToTally(tally: Tally, judged: readonly Judgement[], leads: readonly number[]): Tally {
  const count = (warned: boolean, came: boolean) =>
    judged.filter(({ isWarned, outcome }) => isWarned === warned && (outcome !== null) === came).length;
  const counts = { ...tally.leads };
  for (const lead of leads) counts[lead] = (counts[lead] ?? 0) + 1;
  return {
    truePositive: tally.truePositive + count(true, true),
    falsePositive: tally.falsePositive + count(true, false),
    falseNegative: tally.falseNegative + count(false, true),
    trueNegative: tally.trueNegative + count(false, false),
    leads: counts,
  };
}

/** Few cases give the matrix alone. */
export function figuresOf({ leads, ...matrix }: Tally): Figures {
  const { truePositive, falsePositive, falseNegative, trueNegative } = matrix;
  const n = Math.min(truePositive + falseNegative, falsePositive + trueNegative);
  if (n < MIN_SAMPLES) {
    const nothing = { precision: null, recall: null, f1: null, leadTimeDays: null };
    return { matrix, ...nothing, tooFew: { n, needed: MIN_SAMPLES } };
  }
  const days = Object.entries(leads).map(([lead, count]) => [Number(lead), count] as const);
  return {
    matrix,
    precision: ratio(truePositive, truePositive + falsePositive),
    recall: ratio(truePositive, truePositive + falseNegative),
    f1: ratio(2 * truePositive, 2 * truePositive + falsePositive + falseNegative),
    leadTimeDays: days.length === 0 ? null : { median: percentile(days, 0.5), p90: percentile(days, 0.9) },
    tooFew: null,
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Linear between ranks, as PostgreSQL's percentile_cont. @param counted values with their number */
export function percentile(counted: readonly (readonly [value: number, count: number])[], q: number): number {
  const sorted = [...counted].sort(([one], [other]) => one - other);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  const valueAt = (rank: number): number => {
    let passed = 0;
    return sorted.find(([, count]) => (passed += count) > rank)![0];
  };
  const rank = q * (total - 1);
  const [below, above] = [valueAt(Math.floor(rank)), valueAt(Math.ceil(rank))];
  return below + (above - below) * (rank - Math.floor(rank));
}
