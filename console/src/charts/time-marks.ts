import { scaleUtc } from 'd3-scale';

export interface TimeMark {
  readonly at: Date;
  readonly label: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const locale = () => (typeof navigator === 'undefined' ? 'en' : navigator.language);
const formatOf = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' });
  return (at: Date) => format.format(at);
};

/** Round instants (UTC) for a time axis, with labels as fine as the instants are apart. */
export function timeMarks(from: Date, to: Date, atMost: number): readonly TimeMark[] {
  const marks = scaleUtc().domain([from, to]).ticks(Math.max(2, atMost));
  const apart = marks.length > 1 ? marks[1]!.getTime() - marks[0]!.getTime() : DAY_MS;
  const label =
    apart < DAY_MS
      ? formatOf({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
      : apart < 28 * DAY_MS
        ? formatOf({ day: 'numeric', month: 'short' })
        : formatOf({ month: 'short', year: 'numeric' });
  return marks.map((at) => ({ at, label: label(at) }));
}

/** An interval's name, e.g. of a point of a series. @param lengthMs how long it is */
export function intervalText(start: Date, lengthMs: number): string {
  if (lengthMs < DAY_MS)
    return formatOf({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })(
      start,
    );
  if (lengthMs < 2 * DAY_MS) return formatOf({ weekday: 'short', day: 'numeric', month: 'short' })(start);
  if (lengthMs < 28 * DAY_MS) {
    const format = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', timeZone: 'UTC' });
    return format.formatRange(start, new Date(start.getTime() + lengthMs - DAY_MS));
  }
  return formatOf({ month: 'long', year: 'numeric' })(start);
}
