import { dayOf, daysFrom, localMidnight } from './days.js';
import { firstIssueOf, successesFor } from './in-scope.js';
import type { Call, Engagement, Environment, World } from './world.js';

const HOUR = 3_600_000;
const ACTIVATION = { days: 5, within: 14 };
const SUSTAINED = { days: 10, within: 28 };

/** The first successful call that counts for an engagement. */
export function firstSuccess(
  engagement: Engagement,
  calls: readonly Call[],
  environment: Environment,
): number | null {
  const times = successesFor(engagement, calls, environment).map(({ time }) => time);
  return times.length === 0 ? null : Math.min(...times);
}

/** Hours from the earliest sandbox credential to the first successful sandbox call. */
export function ttfcHours(
  world: World,
  engagement: Engagement,
  calls: readonly Call[],
  now: number,
): number | null {
  return hours(firstIssueOf(world, engagement, 'SANDBOX', now), firstSuccess(engagement, calls, 'SANDBOX'));
}

/** Hours from the start of the engagement, at midnight there, to the first successful production call. */
export function timeToProductionHours(engagement: Engagement, calls: readonly Call[]): number | null {
  const start = localMidnight(engagement.startedOn, engagement.timeZone);
  return hours(start, firstSuccess(engagement, calls, 'PRODUCTION'));
}

function hours(from: number | null, to: number | null): number | null {
  return from === null || to === null || to < from ? null : (to - from) / HOUR;
}

/** UTC days of calls, in order. */
export function daysOfCalls(calls: readonly Pick<Call, 'time'>[]): string[] {
  return [...new Set(calls.map(({ time }) => dayOf(time)))].sort();
}

const productionDays = (engagement: Engagement, calls: readonly Call[]) =>
  daysOfCalls(successesFor(engagement, calls, 'PRODUCTION'));

/** The first successful production call on a day. */
export function usesOn(engagement: Engagement, calls: readonly Call[], day: string): number {
  const those = successesFor(engagement, calls, 'PRODUCTION').filter(({ time }) => dayOf(time) === day);
  return Math.min(...those.map(({ time }) => time));
}

export function activatedOn(engagement: Engagement, calls: readonly Call[]): string | null {
  return activationDay(productionDays(engagement, calls));
}

export function sustainedOn(engagement: Engagement, calls: readonly Call[]): string | null {
  return sustainedDay(productionDays(engagement, calls));
}

/**
 * The fifth active day, if it is among the first 14 days.
 * @param days active ones, in order
 */
export function activationDay(days: readonly string[]): string | null {
  const [first, fifth] = [days[0], days[ACTIVATION.days - 1]];
  return first !== undefined && fifth !== undefined && daysFrom(first, fifth) < ACTIVATION.within
    ? fifth
    : null;
}

/** The first day that is the tenth active one of the 28 days that end with it. */
export function sustainedDay(days: readonly string[]): string | null {
  const recent = (day: string) =>
    days.filter((each) => each <= day && daysFrom(each, day) < SUSTAINED.within);
  return days.find((day) => recent(day).length >= SUSTAINED.days) ?? null;
}
