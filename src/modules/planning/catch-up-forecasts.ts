import { hasEnded } from '../../kernel/enums.js';
import { groupBy } from '../../kernel/group-by.js';
import { addDays, instantAt, localDay } from '../../kernel/local-date.js';
import { SYSTEM } from '../../kernel/viewer.js';
import { type Tx, txAs } from '../../platform/database/tx.js';
import { completeAllDueWork, dueAmong } from '../../platform/due/due-work.js';
import type { RegionCalendars } from '../calendar/index.js';
import { type EngagementEntity, lockEngagementRows } from '../engagements/index.js';
import { nextMidnight, REFORECAST_DAILY } from './daily-forecast.js';
import { evaluateProofs, PROOFS_AT } from './evaluate-proofs.js';
import { ForecastBatch } from './forecast-batch.js';
import { loadPlan, type StoredMilestone } from './milestone.store.js';
import { loadDuePlans } from './planning.store.js';
import { calendarSpan, scheduleIn } from './update-forecast.js';

/** An engagement with its plan as of the last day that was forecast. */
interface Standing {
  readonly engagement: EngagementEntity;
  plan: readonly StoredMilestone[];
}

/**
 * Makes the missing daily forecasts of engagements up to the given instant, in order, each as of its own day. The number of
 * statements depends neither on that of the engagements nor on that of the days, only on how many engagements have a milestone
 * that is proved, and, if a plan has usage proofs, on the days.
 * @param ids UUIDs of the engagements, which are locked first, in this order
 */
export async function catchUpForecasts(tx: Tx, ids: readonly string[], asOf: Date): Promise<void> {
  // Lock in a separate statement: one that waited for the lock would still read the plan as it was before the wait.
  const engagements = await lockEngagementRows(tx, ids);
  const { due, calendars } = await loadDuePlans(tx, engagements, REFORECAST_DAILY, asOf);
  if (due.length === 0) return;
  const works = due.map((one) => {
    const { status, timeZone } = one.engagement;
    const days = hasEnded(status) ? { passed: [], next: null } : midnightsFrom(one.dueAt, asOf, timeZone);
    return { ...one, ...days };
  });
  await completeAllDueWork(
    tx,
    REFORECAST_DAILY,
    works.map(({ engagement: { id: subject }, dueAt, next }) => ({ subject, dueAt, next })),
  );
  const standings = works.map(({ engagement, plan, passed }) => ({ standing: { engagement, plan }, passed }));
  const byDay = groupBy(
    standings.flatMap(({ standing, passed }) => passed.map((midnight) => ({ standing, midnight }))),
    ({ midnight }) => midnight.getTime(),
  );
  const batch = new ForecastBatch(txAs(tx, { actor: SYSTEM }));
  for (const [midnight, of] of [...byDay].sort(([one], [other]) => one - other))
    await forecastDay(
      batch,
      of.map(({ standing }) => standing),
      { midnight: new Date(midnight), calendars },
    );
  await batch.save();
}

/** The same for engagements that are already locked; costs one cheap statement if none is missing. */
export async function catchUpLocked(tx: Tx, ids: readonly string[], asOf: Date): Promise<void> {
  const missing = await dueAmong(tx, REFORECAST_DAILY, ids, asOf);
  if (missing.length > 0) await catchUpForecasts(tx, missing, asOf);
}

interface Day {
  /** When the engagements' local day begins. */
  readonly midnight: Date;
  readonly calendars: RegionCalendars;
}

async function forecastDay(
  batch: ForecastBatch,
  standings: readonly Standing[],
  { midnight, calendars }: Day,
): Promise<void> {
  await evaluateProofsBefore(batch, standings, midnight);
  for (const standing of standings) {
    const { engagement, plan } = standing;
    const { region, timeZone } = engagement;
    const today = localDay(midnight, timeZone);
    const span = calendarSpan(engagement, { plan, ...calendars.holidaysOf(region) }, today);
    const calendar = await calendars.calendarOf(batch.tx, region, span);
    const schedule = scheduleIn(calendar, engagement, plan, today);
    standing.plan = batch.add(engagement, { plan, schedule, midnight });
  }
}

/** Yesterday's proofs, unless the daily evaluation was in time, so that late days leave the same history as days in time. */
async function evaluateProofsBefore(
  batch: ForecastBatch,
  standings: readonly Standing[],
  midnight: Date,
): Promise<void> {
  const provable = standings.filter(({ plan }) =>
    plan.some(({ hasUsageProof, statusSetByHand }) => hasUsageProof && !statusSetByHand),
  );
  const byEvaluation = groupBy(provable, ({ engagement: { timeZone } }) =>
    instantAt(addDays(localDay(midnight, timeZone), -1), PROOFS_AT, timeZone).getTime(),
  );
  for (const [evaluation, some] of byEvaluation) {
    const asOf = new Date(evaluation);
    const engagements = some.map(({ engagement }) => engagement).filter(({ createdAt }) => asOf > createdAt);
    if (engagements.length === 0) continue;
    await batch.save();
    const changed = new Set(await evaluateProofs(batch.tx, engagements, asOf));
    for (const standing of some)
      if (changed.has(standing.engagement.id))
        standing.plan = await loadPlan(batch.tx, standing.engagement.id);
  }
}

/** The midnights from `first` up to an instant, and the first one after it. */
function midnightsFrom(first: Date, asOf: Date, timeZone: string) {
  const passed: Date[] = [];
  let next = first;
  for (; next <= asOf; next = nextMidnight(next, timeZone)) passed.push(next);
  return { passed, next };
}
