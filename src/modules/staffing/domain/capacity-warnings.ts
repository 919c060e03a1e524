import { daysBetween } from '../../../kernel/local-date.js';
import { shownDay, shownHours } from '../../../kernel/shown.js';
import type { WeekLoad } from './workload.js';

/** Consecutive weeks with the same load. */
interface Run {
  readonly first: WeekLoad;
  readonly weeks: number;
}

const MAX_WARNINGS = 10;

/**
 * Describes the weeks over capacity; consecutive weeks with the same load share a sentence.
 * @param loads week by week, earliest first
 * @returns at most 11 sentences; the last one counts the weeks that the others omit
 */
export function capacityWarnings(loads: readonly WeekLoad[]): string[] {
  const runs = runsOf(loads.filter(({ overCapacity }) => overCapacity));
  const left = runs.slice(MAX_WARNINGS).reduce((sum, { weeks }) => sum + weeks, 0);
  return [
    ...runs.slice(0, MAX_WARNINGS).map(sentenceOf),
    ...(left === 0 ? [] : [`Over capacity in ${left} more week${left === 1 ? '' : 's'}.`]),
  ];
}

function runsOf(over: readonly WeekLoad[]): Run[] {
  const runs: Run[] = [];
  for (const week of over) {
    const last = runs.at(-1);
    if (last && continues(last, week)) runs[runs.length - 1] = { ...last, weeks: last.weeks + 1 };
    else runs.push({ first: week, weeks: 1 });
  }
  return runs;
}

function continues({ first, weeks }: Run, week: WeekLoad): boolean {
  return (
    daysBetween(first.weekOf, week.weekOf) === weeks * 7 &&
    first.capacityHours === week.capacityHours &&
    first.softHours === week.softHours &&
    first.hardHours === week.hardHours
  );
}

function sentenceOf({ first, weeks }: Run): string {
  const { capacityHours, softHours, hardHours, weekOf } = first;
  const hours = `${shownHours(softHours + hardHours)} of ${shownHours(capacityHours)} hours`;
  const soft = softHours > 0 ? `, of which ${shownHours(softHours)} are soft` : '';
  const when = weeks === 1 ? 'the week' : `each of the ${weeks} weeks starting with that`;
  return `Over capacity: ${hours} allocated in ${when} of ${shownDay(weekOf)}${soft}.`;
}
