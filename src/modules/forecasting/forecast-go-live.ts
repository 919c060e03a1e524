import { hasEnded, isFinished } from '../../kernel/enums.js';
import { instantAt, localDay, type LocalDate } from '../../kernel/local-date.js';
import type { Tx } from '../../platform/database/tx.js';
import { calendarOf } from '../calendar/index.js';
import type { EngagementEntity } from '../engagements/index.js';
import { loadPlan, numberPlan, type StoredMilestone } from '../planning/index.js';
import { elapsedDays } from './domain/actual-days.js';
import { MIN_SAMPLES, scaledDuration } from './domain/sampling.js';
import { type OpenMilestone, type ProbableGoLive, simulateGoLive } from './domain/simulate.js';
import { keepStageForecasts, saveForecast, type StoredForecast } from './go-live-forecast.store.js';
import { saveDurations } from './milestone-duration.store.js';
import { type ChosenSamples, samplePools } from './sample-pool.query.js';

const NONE: StoredForecast = { p50On: null, p80On: null, driverId: null, pool: null, n: 0, tooFew: false };

/**
 * Forecasts the go-live of a locked engagement as of an instant and stores it, with the durations of its finished milestones,
 * in a fixed number of statements. An older forecast never replaces a later one.
 */
export async function forecastGoLive(tx: Tx, engagement: EngagementEntity, asOf: Date): Promise<void> {
  const { id, timeZone } = engagement;
  const today = localDay(asOf, timeZone);
  const plan = await loadPlan(tx, id);
  // Before the pools are read, so that running twice gives the same answer.
  await saveDurations(
    tx,
    id,
    await calendarOf(tx, engagement.region, { from: firstDayOf(engagement, plan) }),
  );
  const pools = await samplePools(tx, id, today);
  const { numbered, calendar } = await numberPlan(tx, engagement, plan, {
    today,
    longest: longestOf(plan, pools),
  });
  const open = numbered.order.flatMap((milestone, place): OpenMilestone[] => {
    const { id: milestoneId, status, startedOn, durationDays: planned } = milestone;
    const position = plan.findIndex((one) => one.id === milestoneId);
    const elapsed = status === 'IN_PROGRESS' ? elapsedDays(startedOn!, today, calendar) : null;
    if (isFinished(status)) return [];
    return [{ id: milestoneId, place, position, planned, elapsed, ...pools.get(milestoneId)! }];
  });
  const simulate = () => simulateGoLive(numbered, open, { size: plan.length, seed: seedOf(id, today) });
  const forecast = settled(engagement, plan) ?? withTooFew(simulate());
  if (!engagement.actualGoLiveOn) {
    const dayBegan = instantAt(today, '00:00', timeZone);
    await keepStageForecasts(tx, id, { asOf, dayBegan, p80On: forecast.p80On });
  }
  await saveForecast(tx, engagement, asOf, forecast);
}

/** The first day on which the engagement or one of its milestones began. */
function firstDayOf({ startedOn }: EngagementEntity, plan: readonly StoredMilestone[]): LocalDate {
  return plan.reduce(
    (first, each) => (each.startedOn && each.startedOn < first ? each.startedOn : first),
    startedOn,
  );
}

/** The same engagement on the same local day draws the same durations. */
const seedOf = (engagementId: string, today: LocalDate): string => `${engagementId} ${today}`;

/** The forecast where nothing is uncertain: once live, or without a go-live milestone; null otherwise. */
function settled(
  { actualGoLiveOn, status }: EngagementEntity,
  plan: readonly StoredMilestone[],
): StoredForecast | null {
  if (actualGoLiveOn) return { ...NONE, p50On: actualGoLiveOn, p80On: actualGoLiveOn };
  const goLive = plan.find(({ isGoLive }) => isGoLive);
  return !goLive || isFinished(goLive.status) || hasEnded(status) ? NONE : null;
}

function withTooFew(forecast: ProbableGoLive): StoredForecast {
  return { ...forecast, tooFew: forecast.n < MIN_SAMPLES };
}

function longestOf(
  plan: readonly StoredMilestone[],
  pools: ReadonlyMap<string, ChosenSamples>,
): ReadonlyMap<string, number> {
  return new Map(
    plan.map(({ id, durationDays }) => {
      const samples = pools.get(id)?.samples ?? [];
      const longest = samples.reduce(
        (most, one) => Math.max(most, scaledDuration(durationDays, one)),
        durationDays,
      );
      return [id, longest];
    }),
  );
}
