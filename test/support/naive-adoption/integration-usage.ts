import { daysOf, lastDays } from './days.js';
import { lastCallAt, within } from './engagement-adoption.js';
import { callsInScope } from './in-scope.js';
import { totalsOf } from './totals.js';
import type { Call, Engagement } from './world.js';

/** The fields of Integration.usage. */
export function integrationUsageOf(
  engagement: Engagement,
  calls: readonly Call[],
  days: number,
  now: number,
) {
  const { from, to } = lastDays(days, now);
  const its = within(callsInScope(engagement, calls), from, to);
  return {
    from,
    to,
    totals: totalsOf(its),
    environments: (['SANDBOX', 'PRODUCTION'] as const).map((environment) => {
      return {
        environment,
        ...totalsOf(its.filter(({ credential }) => credential.environment === environment)),
      };
    }),
    daily: daysOf(from, to).map((day) => ({ day, ...totalsOf(within(its, day, day)) })),
    lastCallAt: lastCallAt(engagement, calls, now),
  };
}
