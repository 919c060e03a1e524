import type { EngagementStage } from '../../kernel/enums.js';
import { daysBetween, latestOf, localDay } from '../../kernel/local-date.js';
import { isNeededIn } from '../../kernel/stages.js';
import type { Tx } from '../../platform/database/tx.js';
import { type UsageFacts, usageFacts } from '../adoption/index.js';
import { calendarOf } from '../calendar/index.js';
import { type ChecklistFacts, checklistFactsAt } from './checklist-facts.query.js';
import type { HealthFacts, SandboxFacts } from './domain/facts.js';
import type { EngagementState } from './engagement-state.query.js';
import { type PartnerFacts, partnerFactsAt } from './partner-facts.query.js';
import { workFactsAt } from './work-facts.query.js';

/** The facts that logging progress cannot change. */
export interface ExternalFacts {
  readonly usage: UsageFacts;
  readonly partner: PartnerFacts;
  readonly checklist: ChecklistFacts;
}

export async function externalFactsAt(
  tx: Tx,
  engagement: EngagementState,
  asOf: Date,
): Promise<ExternalFacts> {
  const usage = await usageFacts(tx, engagement.id, asOf);
  const partner = await partnerFactsAt(tx, engagement, asOf);
  const checklist = await checklistFactsAt(tx, engagement, asOf);
  return { usage, partner, checklist };
}

/**
 * Reads the facts for an evaluation at the instant, in a fixed number of statements.
 * @param external if they have already been read for this instant
 */
export async function gatherFacts(
  tx: Tx,
  engagement: EngagementState,
  asOf: Date,
  external?: ExternalFacts,
): Promise<HealthFacts> {
  const { usage, partner, checklist } = external ?? (await externalFactsAt(tx, engagement, asOf));
  const { timeZone, startedOn, createdOn, stage, scheduleVarianceFromLatestDays, schedulePerformanceIndex } =
    engagement;
  const { blockers, recordedActAt } = await workFactsAt(tx, engagement, asOf);
  const today = localDay(asOf, timeZone);
  const lastAct = latest(partner.lastActAt, usage.lastCallAt, recordedActAt);
  const quietSince = lastAct === null ? latestOf(startedOn, createdOn) : localDay(lastAct, timeZone);
  const from = [quietSince, ...blockers.map(({ raisedOn }) => raisedOn)].sort()[0]!;
  const calendar = await calendarOf(tx, engagement.region, { from, to: today });
  return {
    ...{ stage, scheduleVarianceFromLatestDays, schedulePerformanceIndex },
    workingDaysSincePartnerAct: calendar.workingDaysBetween(quietSince, today),
    blockers: blockers.map(({ severity, raisedOn }) => ({
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
