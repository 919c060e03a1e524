import { dayText, daysBetween, mondayOf, monthText, plusDays } from '../domain/dates';

export interface Tick {
  readonly day: string;
  readonly label: string;
}

/** Places days on a line from 0 to 100. */
export interface DayScale {
  readonly from: string;
  readonly to: string;
  /** Where a day begins. */
  readonly start: (day: string) => number;
  /** Where a day ends, so that a bar includes its last day. */
  readonly end: (day: string) => number;
  readonly ticks: readonly Tick[];
}

const MOST_TICKS = 8;
const WEEKLY_UP_TO_DAYS = 70;

/** A scale from the first to the last of the days, with a little room; weeks have ticks in short ranges, months in longer ones. */
export function dayScale(days: readonly (string | null)[], today: string): DayScale {
  const known = [today, ...days.filter((day) => day !== null)].sort();
  const length = daysBetween(known[0]!, known.at(-1)!);
  const room = Math.max(2, Math.round(length / 50));
  const from = plusDays(known[0]!, -room);
  const to = plusDays(known.at(-1)!, room);
  const total = daysBetween(from, to) + 1;
  const share = (count: number) => Math.round((count / total) * 10_000) / 100;
  return {
    from,
    to,
    start: (day) => share(daysBetween(from, day)),
    end: (day) => share(daysBetween(from, day) + 1),
    ticks: thin(total <= WEEKLY_UP_TO_DAYS ? weeks(from, to) : months(from, to)),
  };
}

function weeks(from: string, to: string): Tick[] {
  const ticks: Tick[] = [];
  for (let day = plusDays(mondayOf(from), 7); day <= to; day = plusDays(day, 7))
    ticks.push({ day, label: dayText(day, day) });
  return ticks;
}

function months(from: string, to: string): Tick[] {
  const ticks: Tick[] = [];
  for (let day = firstOfNextMonth(from); day <= to; day = firstOfNextMonth(day))
    ticks.push({ day, label: monthText(day) });
  return ticks;
}

const firstOfNextMonth = (day: string): string => `${plusDays(`${day.slice(0, 7)}-28`, 7).slice(0, 7)}-01`;

const thin = (ticks: readonly Tick[]): readonly Tick[] => {
  const step = Math.ceil(ticks.length / MOST_TICKS);
  return ticks.filter((_tick, place) => place % step === 0);
};
