import type { LocalDate } from '../../../kernel/local-date.js';

/** What is announced about a deprecated version. */
export interface SunsetFacts {
  readonly sunsetOn: LocalDate;
  /** Product and version to move to, e.g. `Accounts v2`. */
  readonly replacedBy: string | null;
}

/**
 * The update that tells an integration about a version's sunset day.
 * @param version product and version, e.g. `Accounts v1`
 * @param told what the integration was told last; null if nothing
 * @returns null if it already knows
 */
export function sunsetText(version: string, facts: SunsetFacts, told: SunsetFacts | null): string | null {
  const [day, before] = [longDay(facts.sunsetOn), told && longDay(told.sunsetOn)];
  if (day === before && facts.replacedBy === told?.replacedBy) return null;
  const target = facts.replacedBy === null ? 'off it' : `to ${facts.replacedBy}`;
  return `${headline(version, day, before)} Please move your applications ${target} before that day.`;
}

function headline(version: string, day: string, before: string | null): string {
  if (before === null) return `${version} is deprecated and will be shut down at the start of ${day} (UTC).`;
  if (before === day) return `${version} will still be shut down at the start of ${day} (UTC).`;
  return `The shutdown of ${version} has moved from ${before} to the start of ${day} (UTC).`;
}

const LONG = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const longDay = (day: LocalDate): string => LONG.format(new Date(`${day}T00:00:00Z`));
