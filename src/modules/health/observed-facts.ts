import { type LocalDate, localDay } from '../../kernel/local-date.js';
import { readTogether } from '../../platform/database/read-together.js';
import { preferGenericPlans, type Tx } from '../../platform/database/tx.js';
import { usageFactsQuery } from '../adoption/index.js';
import { calendarFrom, holidaysQuery } from '../calendar/index.js';
import type { EngagementEntity } from '../engagements/index.js';
import { modelsInUseQuery, modelsOf, type PublishedModel } from '../health-models/index.js';
import type { ExpectedWork } from '../progress/index.js';
import { checklistFactsQuery } from './checklist-facts.query.js';
import type { HealthFacts } from './domain/facts.js';
import type { EngagementState } from './engagement-state.query.js';
import { factsOf, firstDayOf, type Gathered, withQuietSince } from './gather-facts.js';
import { type PriorEvaluations, priorEvaluationQuery } from './health-snapshot.store.js';
import { partnerFactsQuery } from './partner-facts.query.js';
import { type ExpectedWorkFacts, expectedWorkFactsQuery, type WorkFacts } from './work-facts.query.js';

/** What evaluations of one engagement before and after some work are based on. */
export interface ObservedFacts {
  readonly model: PublishedModel;
  readonly prior: PriorEvaluations;
  readonly before: HealthFacts;
  /** @param engagement its state after the work */
  readonly after: (engagement: EngagementState) => HealthFacts;
}

/** The state of a locked engagement. */
export function currentState(engagement: EngagementEntity): EngagementState {
  const { id, partnerId, region, timeZone, startedOn, createdAt, stage, status } = engagement;
  const { scheduleVarianceFromLatestDays, schedulePerformanceIndex: index } = engagement;
  return {
    ...{ id, partnerId, region, timeZone, startedOn, stage, status, scheduleVarianceFromLatestDays },
    createdOn: localDay(createdAt, timeZone),
    schedulePerformanceIndex: index === null ? null : Number(index),
  };
}

/** Reads everything for both evaluations in one statement, before the work is written. */
export async function observeFacts(
  tx: Tx,
  engagement: EngagementState,
  expected: ExpectedWork,
): Promise<ObservedFacts> {
  const { id, region, timeZone } = engagement;
  const [those, asOf] = [[engagement], tx.now];
  const holidays = holidaysQuery(region);
  await preferGenericPlans(tx);
  const rows = await readTogether(tx, {
    ...{ models: modelsInUseQuery([id], asOf), prior: priorEvaluationQuery(engagement, asOf), holidays },
    ...{ usage: usageFactsQuery([id], asOf), partner: partnerFactsQuery(those, asOf) },
    ...{ checklist: checklistFactsQuery(those, asOf) },
    work: expectedWorkFactsQuery(those, asOf, expected.statusChanges),
  });
  const [usage, partner, checklist] = [rows.usage[0]!, rows.partner[0]!, rows.checklist[0]!];
  const external = { usage, partner, checklist };
  const today = localDay(asOf, timeZone);
  const gather = (state: EngagementState, work: WorkFacts) => withQuietSince(state, external, work);
  const before = gather(engagement, rows.work[0]!);
  const work = workAfter(rows.work[0]!, expected, today);
  const [from] = [before, gather(engagement, work)].map(firstDayOf).sort();
  const calendar = await calendarFrom(tx, holidays.loaded(rows.holidays), { from: from!, to: today });
  const count = (gathered: Gathered) => factsOf(gathered, today, calendar);
  return {
    model: (await modelsOf(tx, rows.models)).get(id)!.active,
    prior: rows.prior[0]!,
    before: count(before),
    after: (state) => count(gather(state, work)),
  };
}

/** @returns the open blockers after the work, and the latest act as read for the expected changes of milestones */
function workAfter(
  { blockers, expectedActAt: recordedActAt }: ExpectedWorkFacts,
  { blockers: { raise, resolve } }: ExpectedWork,
  today: LocalDate,
): WorkFacts {
  const left = blockers.filter(({ id }) => !resolve.some((resolved) => resolved.id === id));
  const raised = raise.map(({ severity }) => ({ id: 'not stored yet', severity, raisedOn: today }));
  return { recordedActAt, blockers: [...left, ...raised] };
}
