import { dayOf, lastDays, plusDays } from './days.js';
import { activatedOn, sustainedOn, timeToProductionHours, ttfcHours } from './first-uses.js';
import { callsInScope, firstIssueOf } from './in-scope.js';
import { ratio, round } from './quantiles.js';
import { isSuccess, totalsOf } from './totals.js';
import type { Call, Engagement, World } from './world.js';

const WINDOW = 28;

/** The fields of Engagement.adoption. */
export function engagementAdoptionOf(
  world: World,
  engagement: Engagement,
  calls: readonly Call[],
  now: number,
) {
  const production = callsInScope(engagement, calls).filter(
    ({ credential }) => credential.environment === 'PRODUCTION',
  );
  const { from, to } = lastDays(WINDOW, now);
  const last = within(production, from, to);
  const before = within(production, plusDays(from, -WINDOW), plusDays(from, -1));
  const successes = last.filter(isSuccess);
  const successesBefore = before.filter(isSuccess).length;
  return {
    calls28: last.length,
    errorRate28: totalsOf(last).errorRate,
    activeDays28: new Set(successes.map(({ time }) => dayOf(time))).size,
    breadth:
      firstIssueOf(world, engagement, 'PRODUCTION', now) === null ? null : breadthOf(engagement, successes),
    trend: ratio(successes.length - successesBefore, successesBefore),
    lastCallAt: lastCallAt(engagement, calls, now),
    ttfcHours: round(ttfcHours(world, engagement, calls, now), 2),
    timeToProductionHours: round(timeToProductionHours(engagement, calls), 2),
    activatedOn: activatedOn(engagement, calls),
    sustainedOn: sustainedOn(engagement, calls),
  };
}

export function within(calls: readonly Call[], from: string, to: string): Call[] {
  return calls.filter(({ time }) => from <= dayOf(time) && dayOf(time) <= to);
}

/** Share of the operations in scope that these calls reached; operations that no call can match are left out. */
export function breadthOf({ scope }: Pick<Engagement, 'scope'>, successes: readonly Call[]): number | null {
  const operations = scope
    .flatMap(({ version, operations: chosen }) => chosen ?? version.operations)
    .filter(({ matchable, removed }) => matchable && !removed);
  const called = operations.filter((each) => successes.some(({ operation }) => operation === each));
  return ratio(called.length, operations.length);
}

/** Of any call of the partner's, in scope or not. */
export function lastCallAt(
  { partner }: Pick<Engagement, 'partner'>,
  calls: readonly Call[],
  now: number,
): string | null {
  const times = calls
    .filter(({ credential, time }) => credential.application.partner === partner && time <= now)
    .map(({ time }) => time);
  return times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
}
