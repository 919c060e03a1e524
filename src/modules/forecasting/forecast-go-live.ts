import { setImmediate } from 'node:timers/promises';
import { hasEnded, isFinished } from '../../kernel/enums.js';
import { instantAt, localDay, type LocalDate } from '../../kernel/local-date.js';
import type { WorkingCalendar } from '../../kernel/working-days.js';
import type { Tx } from '../../platform/database/tx.js';
import { RegionCalendars } from '../calendar/index.js';
import type { EngagementEntity } from '../engagements/index.js';
import { loadPlans, numberPlan, type StoredMilestone } from '../planning/index.js';
import { elapsedDays } from './domain/actual-days.js';
import { MIN_SAMPLES, scaledDuration } from './domain/sampling.js';
import { type OpenMilestone, type ProbableGoLive, simulateGoLive } from './domain/simulate.js';
import { keepStageForecasts, saveForecasts, type StoredForecast } from './go-live-forecast.store.js';
import { saveDurations } from './milestone-duration.store.js';
import { type ChosenSamples, samplePools } from './sample-pool.query.js';

const NONE: StoredForecast = { p50On: null, p80On: null, driverId: null, pool: null, n: 0, tooFew: false };

/** A locked engagement, and the instant to forecast it as of. */
export interface GoLiveForecastWanted {
  readonly engagement: EngagementEntity;
  readonly asOf: Date;
}

/** With the facts that its forecast is based on. */
interface Basis extends GoLiveForecastWanted {
  readonly plan: readonly StoredMilestone[];
  /** The local day of `asOf`. */
  readonly today: LocalDate;
}

/**
 * Forecasts the go-live of different engagements and stores it, with the durations of their finished milestones, in a number of
 * statements that does not depend on that of the engagements. An older forecast never replaces a later one.
 */
export async function forecastGoLives(tx: Tx, wanted: readonly GoLiveForecastWanted[]): Promise<void> {
  const ids = wanted.map(({ engagement: { id } }) => id);
  const plans = await loadPlans(tx, ids);
  const calendars = await RegionCalendars.load(
    tx,
    wanted.map(({ engagement: { region } }) => region),
  );
  const bases = wanted.map(({ engagement, asOf }): Basis => {
    const today = localDay(asOf, engagement.timeZone);
    return { engagement, asOf, today, plan: plans.get(engagement.id)! };
  });
  // Before the pools are read, so that running twice gives the same answer.
  const sinceStart = new Map<string, WorkingCalendar>();
  for (const { engagement, plan } of bases) {
    const span = { from: firstDayOf(engagement, plan) };
    sinceStart.set(engagement.id, await calendars.calendarOf(tx, engagement.region, span));
  }
  await saveDurations(tx, ids, (id) => sinceStart.get(id)!);
  const pools = await samplePools(
    tx,
    bases.map(({ engagement: { id }, today }) => ({ id, today })),
  );
  const forecasts: (Basis & { readonly forecast: StoredForecast })[] = [];
  for (const basis of bases)
    forecasts.push({ ...basis, forecast: await forecastOf(tx, basis, pools, calendars) });
  await keepStageForecasts(
    tx,
    forecasts
      .filter(({ engagement }) => !engagement.actualGoLiveOn)
      .map(({ engagement: { id, timeZone }, asOf, today, forecast: { p80On } }) => ({
        ...{ id, asOf, p80On, dayBegan: instantAt(today, '00:00', timeZone) },
      })),
  );
  await saveForecasts(
    tx,
    forecasts.map(({ engagement: { id: engagementId, partnerId }, asOf, forecast }) => ({
      ...{ engagementId, partnerId, asOf, ...forecast },
    })),
  );
}

async function forecastOf(
  tx: Tx,
  { engagement, plan, today }: Basis,
  pools: ReadonlyMap<string, ChosenSamples>,
  calendars: RegionCalendars,
): Promise<StoredForecast> {
  const certain = settled(engagement, plan);
  if (certain) return certain;
  const longest = longestOf(plan, pools);
  const { numbered, calendar } = await numberPlan(tx, engagement, plan, { today, longest, calendars });
  const positions = new Map(plan.map(({ id }, position) => [id, position]));
  const open = numbered.order.flatMap((milestone, place): OpenMilestone[] => {
    const { id, status, startedOn, durationDays: planned } = milestone;
    if (isFinished(status)) return [];
    const elapsed = status === 'IN_PROGRESS' ? elapsedDays(startedOn!, today, calendar) : null;
    return [{ id, place, position: positions.get(id)!, planned, elapsed, ...pools.get(id)! }];
  });
  // Lets other work of this process proceed: the runs keep it busy for milliseconds.
  await setImmediate();
  return withTooFew(
    simulateGoLive(numbered, open, { size: plan.length, seed: seedOf(engagement.id, today) }),
  );
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
