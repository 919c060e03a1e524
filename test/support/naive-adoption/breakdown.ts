import { type Dimension, groupsOf } from './groups.js';
import { totalsOf, withoutLatency } from './totals.js';
import type { Call } from './world.js';

/**
 * Adoption.breakdown of calls that the filter leaves.
 * @param first how many groups before the rest
 */
export function breakdownOf(calls: readonly Call[], by: readonly Dimension[], first: number) {
  const groups = groupsOf(calls, by).map((group) => ({
    keys: group.names.map(({ key }) => key),
    labels: group.names.map(({ label }) => label),
    calls: group.calls,
  }));
  const rest = groups.slice(first).flatMap((group) => group.calls);
  const other = { keys: by.map(() => 'OTHER'), labels: by.map(() => 'All others'), calls: rest };
  return [...groups.slice(0, first), ...(rest.length > 0 ? [other] : [])].map(
    ({ keys, labels, calls: its }) => ({
      ...{ keys, labels, totals: withoutLatency(by, totalsOf(its)) },
    }),
  );
}
