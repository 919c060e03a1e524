/** How long a finished milestone took, and how many milestones took as long. */
export interface DurationSample {
  /** Working days planned before any reschedule, at least 1. */
  readonly planned: number;
  /** Working days from start to end, both counted, without days on hold; at least 1. */
  readonly actual: number;
  readonly count: number;
}

/** The finished milestones that a milestone's durations are drawn from, most similar first. */
export const SAMPLE_POOLS = ['PLAYBOOK_MILESTONE', 'STAGE_AND_PARTY', 'ENGAGEMENT_TYPE', 'ALL'] as const;
export type SamplePool = (typeof SAMPLE_POOLS)[number];

/** The fewest samples that durations are drawn from. */
export const MIN_SAMPLES = 8;

/**
 * The first pool with enough samples.
 * @param countOf number of samples in a pool; may stop counting at MIN_SAMPLES
 * @returns the widest pool if none has enough
 */
export function choosePool(countOf: (pool: SamplePool) => number): SamplePool {
  return SAMPLE_POOLS.find((pool) => countOf(pool) >= MIN_SAMPLES) ?? 'ALL';
}

/** No milestone lasts longer in a run: about ten years, so that every day of a run exists in the calendar. */
const MAX_WORKING_DAYS = 2_500;

/** Working days that a milestone planned for `planned` takes if it goes like the sample. */
export function scaledDuration(planned: number, sample: Pick<DurationSample, 'planned' | 'actual'>): number {
  return Math.min(MAX_WORKING_DAYS, Math.ceil((planned * sample.actual) / sample.planned));
}

/**
 * The durations to draw from, one for each sampled milestone.
 * @param elapsed working days from its start through yesterday, if it is in progress: it lasts longer than that; if no sample
 *   does, it lasts through today
 */
export function drawableDurations(
  planned: number,
  samples: readonly DurationSample[],
  elapsed: number | null,
): Int32Array {
  const durations = samples.flatMap((sample) => {
    const duration = scaledDuration(planned, sample);
    return duration > (elapsed ?? 0) ? Array.from<number>({ length: sample.count }).fill(duration) : [];
  });
  return Int32Array.from(durations.length > 0 ? durations : [1]);
}
