import { dayOf, daysFrom, localMidnight } from './days.js';
import { firstIssueOf, successesFor } from './in-scope.js';
import { round } from './quantiles.js';
import type { Call, Engagement, Environment, World } from './world.js';

const HOUR = 3_600_000;
const ACTIVATION = { days: 5, within: 14 };
const SUSTAINED = { days: 10, within: 28 };

export function firstSuccess(
  engagement: Engagement,
  calls: readonly Call[],
  environment: Environment,
  now: number,
): number | null {
  const times = successesFor(engagement, calls, environment)
    .map(({ time }) => time)
    .filter((time) => time <= now);
  return times.length === 0 ? null : Math.min(...times);
}

/** Hours from the earliest sandbox credential to the first successful sandbox call. */
export function ttfcHours(
  world: World,
  engagement: Engagement,
  calls: readonly Call[],
  now: number,
): number | null {
  return hours(
    firstIssueOf(world, engagement, 'SANDBOX', now),
    firstSuccess(engagement, calls, 'SANDBOX', now),
  );
}

/** Hours from the start of the engagement, at midnight there, to the first successful production call. */
export function timeToProductionHours(
  engagement: Engagement,
  calls: readonly Call[],
  now: number,
): number | null {
  const start = localMidnight(engagement.startedOn, engagement.timeZone);
  return hours(start, firstSuccess(engagement, calls, 'PRODUCTION', now));
}

function hours(from: number | null, to: number | null): number | null {
  return from === null || to === null || to < from ? null : (to - from) / HOUR;
}

/** UTC days with a successful production call, in order. */
function activeDays(engagement: Engagement, calls: readonly Call[], now: number): string[] {
  const successes = successesFor(engagement, calls, 'PRODUCTION').filter(({ time }) => time <= now);
  return [...new Set(successes.map(({ time }) => dayOf(time)))].sort();
}

/** The fifth active day, if it is among the first 14 days. */
export function activatedOn(engagement: Engagement, calls: readonly Call[], now: number): string | null {
  const days = activeDays(engagement, calls, now);
  const [first, fifth] = [days[0], days[ACTIVATION.days - 1]];
  return first !== undefined && fifth !== undefined && daysFrom(first, fifth) < ACTIVATION.within
    ? fifth
    : null;
}

/** The first day that is the tenth active one of the 28 days that end with it. */
export function sustainedOn(engagement: Engagement, calls: readonly Call[], now: number): string | null {
  const days = activeDays(engagement, calls, now);
  const recent = (day: string) =>
    days.filter((each) => each <= day && daysFrom(each, day) < SUSTAINED.within);
  return days.find((day) => recent(day).length >= SUSTAINED.days) ?? null;
}

export const twoDecimals = (value: number | null) => round(value, 2);
