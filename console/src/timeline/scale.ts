import { dayText, daysBetween, mondayOf, monthText, plusDays } from '../domain/dates';

export const ZOOMS = ['week', 'month', 'quarter'] as const;
export type Zoom = (typeof ZOOMS)[number];

const PX_A_DAY: Readonly<Record<Zoom, number>> = { week: 14, month: 5, quarter: 2 };
const MOST_DAYS = 366 * 8;

/** Days as places on a line. */
export interface Scale {
  readonly first: string;
  /** Last day, inclusive. */
  readonly last: string;
  readonly width: number;
  /** Where a day begins, in px; its end is where the next day begins. */
  readonly at: (day: string) => number;
  readonly ticks: readonly Tick[];
}

/** A week, month or quarter, cut off by the ends of the scale. */
export interface Tick {
  readonly from: string;
  /** Last day, inclusive. */
  readonly to: string;
  readonly label: string;
}

/**
 * A scale that holds all the days, and today.
 * @param days as LocalDates, in any order
 */
export function scaleOver(days: readonly string[], today: string, zoom: Zoom): Scale {
  const sorted = [...days, today].sort();
  const first = startOf(latest(sorted[0]!, plusDays(today, -MOST_DAYS / 2)), zoom);
  const end = earliest(sorted.at(-1)!, plusDays(today, MOST_DAYS / 2));
  const last = plusDays(nextOf(startOf(end, zoom), zoom), -1);
  const px = PX_A_DAY[zoom];
  const at = (day: string) => daysBetween(first, day) * px;
  return { first, last, at, width: at(plusDays(last, 1)), ticks: ticksOf(first, last, zoom) };
}

function ticksOf(first: string, last: string, zoom: Zoom): readonly Tick[] {
  const ticks: Tick[] = [];
  for (let from = first; from <= last;) {
    const next = nextOf(startOf(from, zoom), zoom);
    ticks.push({ from, to: earliest(plusDays(next, -1), last), label: labelOf(from, zoom) });
    from = next;
  }
  return ticks;
}

const labelOf = (day: string, zoom: Zoom): string => (zoom === 'week' ? dayText(day) : monthText(day));

function startOf(day: string, zoom: Zoom): string {
  if (zoom === 'week') return mondayOf(day);
  const month = Number(day.slice(5, 7));
  const first = zoom === 'month' ? month : month - ((month - 1) % 3);
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}

function nextOf(start: string, zoom: Zoom): string {
  if (zoom === 'week') return plusDays(start, 7);
  return startOf(plusDays(start, zoom === 'month' ? 31 : 93), zoom);
}

const earliest = (one: string, other: string) => (one < other ? one : other);
const latest = (one: string, other: string) => (one > other ? one : other);
