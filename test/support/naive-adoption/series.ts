import { type Interval, daysOf, endOfInterval, intervalOf, plusDays, startOf } from './days.js';
import type { Filter } from './filter.js';
import { type Dimension, groupsOf } from './groups.js';
import { totalsOf, withoutLatency } from './totals.js';
import type { Call } from './world.js';

const MOST_SERIES = 50;

/** Adoption.series of calls that the filter leaves. */
export function seriesOf(
  calls: readonly Call[],
  { from, to }: Pick<Filter, 'from' | 'to'>,
  {
    interval,
    groupBy,
    now,
  }: { readonly interval: Interval; readonly groupBy: Dimension | null; readonly now: number },
) {
  const range = { first: startOf(from), last: Math.min(startOf(plusDays(to, 1)), now) };
  const by = groupBy === null ? [] : [groupBy];
  const starts = startsOf(from, to, interval);
  const points = (of: readonly Call[]) =>
    starts.map((start) => ({
      start: new Date(start).toISOString(),
      partial: start < range.first || endOfInterval(start, interval) > range.last,
      ...withoutLatency(by, totalsOf(of.filter(({ time }) => intervalOf(time, interval) === start))),
    }));
  if (groupBy === null) return [{ key: null, label: null, points: points(calls) }];
  const groups = groupsOf(calls, [groupBy]).map((group) => ({ ...group.names[0]!, calls: group.calls }));
  const shown = groups.length > MOST_SERIES ? groups.slice(0, MOST_SERIES - 1) : groups;
  const rest = groups.slice(shown.length).flatMap((group) => group.calls);
  const other = rest.length > 0 ? [{ key: 'OTHER', label: 'All others', calls: rest }] : [];
  return [...shown, ...other].map((group) => ({
    key: group.key,
    label: group.label,
    points: points(group.calls),
  }));
}

function startsOf(from: string, to: string, interval: Interval): number[] {
  const hours = Array.from({ length: 24 }, (_value, hour) => hour * 3_600_000);
  const instants = daysOf(from, to).flatMap((day) =>
    interval === 'HOUR' ? hours.map((hour) => startOf(day) + hour) : [startOf(day)],
  );
  return [...new Set(instants.map((instant) => intervalOf(instant, interval)))];
}
