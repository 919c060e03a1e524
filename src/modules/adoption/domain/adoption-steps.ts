/** Steps of an engagement's adoption, in order. */
export const ADOPTION_STEPS = [
  'REGISTERED',
  'FIRST_SANDBOX_CALL',
  'CERTIFIED',
  'FIRST_PRODUCTION_CALL',
  'ACTIVATED',
  'SUSTAINED',
] as const;
export type AdoptionStep = (typeof ADOPTION_STEPS)[number];

/** Engagements that reached a step, and every one before it. */
export interface StepCount {
  readonly step: AdoptionStep;
  readonly n: number;
  /** Median of the days since registration; null without any. */
  readonly medianDays: number | null;
}

/**
 * The funnel from its counts.
 * @param counts one entry per step that was reached
 * @returns all steps in order; `conversion` is n / n of the step before, null for the first step and if that is 0
 */
export function funnelOf(counts: readonly StepCount[]): (StepCount & { conversion: number | null })[] {
  const found = ADOPTION_STEPS.map(
    (step) => counts.find((each) => each.step === step) ?? { step, n: 0, medianDays: null },
  );
  return found.map((count, place) => {
    const before = found[place - 1]?.n;
    return { ...count, conversion: before ? count.n / before : null };
  });
}
