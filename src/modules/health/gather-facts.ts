import type { EngagementStage } from '../../kernel/enums.js';
import { groupBy } from '../../kernel/group-by.js';
import { type LocalDate, daysBetween, latestOf, localDay } from '../../kernel/local-date.js';
import { memoised } from '../../kernel/memoised.js';
import { isNeededIn } from '../../kernel/stages.js';
import type { WorkingCalendar } from '../../kernel/working-days.js';
import type { Tx } from '../../platform/database/tx.js';
import { type UsageFacts, usageFacts } from '../adoption/index.js';
import { calendarOf } from '../calendar/index.js';
import { type ChecklistFacts, checklistFactsAt } from './checklist-facts.query.js';
import type { HealthFacts, SandboxFacts } from './domain/facts.js';
import type { EngagementState } from './engagement-state.query.js';
import { type PartnerFacts, partnerFactsAt } from './partner-facts.query.js';
import { type WorkFacts, workFactsAt } from './work-facts.query.js';

/** The facts that logging progress cannot change. */
export interface ExternalFacts {
  readonly usage: UsageFacts;
  readonly partner: PartnerFacts;
  readonly checklist: ChecklistFacts;
}

/** Facts by the engagement's id. */
type ById<Facts> = ReadonlyMap<string, Facts>;

/** In a fixed number of statements. @returns for all of the engagements */
export async function externalFactsAt(
  tx: Tx,
  engagements: readonly EngagementState[],
  asOf: Date,
): Promise<ById<ExternalFacts>> {
  const ids = engagements.map(({ id }) => id);
  const usage = await usageFacts(tx, ids, asOf);
  const partner = await partnerFactsAt(tx, engagements, asOf);
  const checklist = await checklistFactsAt(tx, engagements, asOf);
  return new Map(
    ids.map((id) => [
      id,
      { usage: usage.get(id)!, partner: partner.get(id)!, checklist: checklist.get(id)! },
    ]),
  );
}

/** An engagement with its facts, before its working days are counted. */
export interface Gathered extends ExternalFacts {
  readonly engagement: EngagementState;
  readonly work: WorkFacts;
  /** The day of the partner's last act, or the one that counts before any. */
  readonly quietSince: LocalDate;
}

/**
 * Reads the facts for evaluations at the instant, in a fixed number of statements and one for each region.
 * @param external as read for this instant, for all of the engagements
 * @returns for all of the engagements
 */
export async function gatherFacts(
  tx: Tx,
  engagements: readonly EngagementState[],
  asOf: Date,
  external: ById<ExternalFacts>,
): Promise<ById<HealthFacts>> {
  const work = await workFactsAt(tx, engagements, asOf);
  const gathered = engagements.map((engagement) =>
    withQuietSince(engagement, external.get(engagement.id)!, work.get(engagement.id)!),
  );
  const todayIn = memoised((zone: string) => localDay(asOf, zone));
  const facts = new Map<string, HealthFacts>();
  for (const [region, ofRegion] of groupBy(gathered, ({ engagement }) => engagement.region)) {
    const to = ofRegion
      .map(({ engagement }) => todayIn(engagement.timeZone))
      .sort()
      .at(-1)!;
    const from = ofRegion.map(firstDayOf).sort()[0]!;
    const calendar = await calendarOf(tx, region, { from, to });
    for (const one of ofRegion)
      facts.set(one.engagement.id, factsOf(one, todayIn(one.engagement.timeZone), calendar));
  }
  return facts;
}

export function withQuietSince(
  engagement: EngagementState,
  external: ExternalFacts,
  work: WorkFacts,
): Gathered {
  const { timeZone, startedOn, createdOn } = engagement;
  const lastAct = latest(external.partner.lastActAt, external.usage.lastCallAt, work.recordedActAt);
  const quietSince = lastAct === null ? latestOf(startedOn, createdOn) : localDay(lastAct, timeZone);
  return { ...external, engagement, work, quietSince };
}

export function firstDayOf({ quietSince, work }: Gathered): LocalDate {
  return [quietSince, ...work.blockers.map(({ raisedOn }) => raisedOn)].sort()[0]!;
}

export function factsOf(
  { engagement, work, quietSince, usage, partner, checklist }: Gathered,
  today: LocalDate,
  calendar: WorkingCalendar,
): HealthFacts {
  const { timeZone, stage, scheduleVarianceFromLatestDays, schedulePerformanceIndex } = engagement;
  return {
    ...{ stage, scheduleVarianceFromLatestDays, schedulePerformanceIndex },
    workingDaysSincePartnerAct: calendar.workingDaysBetween(quietSince, today),
    blockers: work.blockers.map(({ severity, raisedOn }) => ({
      severity,
      workingDaysOpen: calendar.workingDaysBetween(raisedOn, today),
    })),
    sandbox: sandboxFacts(usage, (issuedAt) => daysBetween(localDay(issuedAt, timeZone), today)),
    ...productionFacts(usage),
    pulse: partner.pulse,
    checklist: tally(stage, checklist.items),
    expired: [
      ...partner.expiredCredentialDays.map(
        (expiredOn) => ({ kind: 'PRODUCTION_CREDENTIAL', expiredOn }) as const,
      ),
      ...checklist.expired,
    ],
  };
}

/** Counts the items needed up to the stage. */
function tally(stage: EngagementStage, items: ChecklistFacts['items']) {
  const needed = items.filter(({ neededBy }) => isNeededIn(stage, neededBy));
  const countOf = (some: typeof needed) => some.reduce((sum, { count }) => sum + count, 0);
  return { needed: countOf(needed), satisfied: countOf(needed.filter(({ met }) => met)) };
}

function sandboxFacts(
  { sandboxCredentialIssuedAt, sandbox14 }: UsageFacts,
  ageOf: (issuedAt: Date) => number,
): SandboxFacts | null {
  if (sandboxCredentialIssuedAt === null) return null;
  const { activeDays, unthrottled, successes } = sandbox14;
  return {
    credentialAgeDays: ageOf(sandboxCredentialIssuedAt),
    activeDays14: activeDays,
    unthrottled14: unthrottled,
    successes14: successes,
  };
}

function productionFacts({ productionCredentialIssuedAt, production28, breadth, trend }: UsageFacts) {
  const growth = ratio(trend.last28Successes, trend.before28Successes);
  return {
    productionBreadth: productionCredentialIssuedAt && ratio(breadth.called, breadth.inScope),
    production28: {
      unthrottled: production28.unthrottled,
      errorRate: ratio(production28.errors, production28.unthrottled),
    },
    productionTrend: growth === null ? null : growth - 1,
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function latest(...instants: readonly (Date | null)[]): Date | null {
  return instants.reduce(
    (one, other) => (one === null || (other !== null && other > one) ? other : one),
    null,
  );
}
