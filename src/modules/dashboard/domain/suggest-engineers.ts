import { type LocalDate, addDays, instantAt, mondayOf } from '../../../kernel/local-date.js';
import { shownDay, shownHours } from '../../../kernel/shown.js';
import { compareNames } from '../../../kernel/text.js';
import { workingCalendar } from '../../../kernel/working-days.js';
import { workingHours } from '../../../kernel/working-hours.js';

/** What an engagement requires of a new team member. */
export interface Need {
  /** API products in scope. */
  readonly products: readonly { readonly id: string; readonly name: string }[];
  readonly timeZone: string;
  /** Today in that time zone. */
  readonly today: LocalDate;
  readonly horizon: Horizon;
}

/** Period over which load is compared, both days inclusive. */
export interface Horizon {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Display name, e.g. "the next 4 weeks". */
  readonly name: string;
}

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  /** Level 1-5 by API product. */
  readonly levels: ReadonlyMap<string, number>;
  /** Soft and hard hours over the horizon. */
  readonly bookedHours: number;
  readonly capacityHours: number;
}

export interface Suggestion {
  readonly id: string;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** @source docs/adr/0025-staffing.md */
const WEIGHTS = { skill: 50, load: 30, overlap: 20 };
const MAX_LEVEL = 5;
const WORKING_HOURS = 8;
const HOUR_MS = 3_600_000;

/** The shortest horizon: work continues after go-live, and load over fewer days says little. */
const LEAST_WEEKS = 4;
/** The longest: later allocations are guesses. */
export const MOST_WEEKS = 26;

/** @returns the time from today to go-live, at least 4 and at most 26 weeks */
export function horizonOf(today: LocalDate, goLiveOn: LocalDate | null): Horizon {
  const ends = (weeks: number) => addDays(today, weeks * 7 - 1);
  if (goLiveOn === null || goLiveOn <= ends(LEAST_WEEKS))
    return { from: today, to: ends(LEAST_WEEKS), name: `the next ${LEAST_WEEKS} weeks` };
  if (goLiveOn > ends(MOST_WEEKS))
    return { from: today, to: ends(MOST_WEEKS), name: `the next ${MOST_WEEKS} weeks` };
  return { from: today, to: goLiveOn, name: `the time to go-live on ${shownDay(goLiveOn)}` };
}

/**
 * Ranks engineers by skills, availability and shared working hours. Those on time off for the whole horizon come last;
 * ties are sorted by name.
 */
export function suggestEngineers(need: Need, candidates: readonly Candidate[]): Suggestion[] {
  return candidates
    .map((candidate) => ({ candidate, ...rate(need, candidate) }))
    .sort(
      (a, b) =>
        Number(isAway(a.candidate)) - Number(isAway(b.candidate)) ||
        b.score - a.score ||
        compareNames(a.candidate.name, b.candidate.name) ||
        compare(a.candidate.id, b.candidate.id),
    )
    .map(({ candidate: { id }, score, reasons }) => ({ id, score, reasons }));
}

function rate(need: Need, candidate: Candidate): Omit<Suggestion, 'id'> {
  const { bookedHours, capacityHours } = candidate;
  const free = isAway(candidate) ? 0 : Math.max(0, 1 - bookedHours / capacityHours);
  const overlap = overlapHours(need.timeZone, candidate.timeZone, need.today);
  const score =
    WEIGHTS.skill * skillOf(need, candidate) +
    WEIGHTS.load * free +
    WEIGHTS.overlap * (overlap / WORKING_HOURS);
  return {
    score: isAway(candidate) ? 0 : Math.round(score),
    reasons: [
      ...skillReasons(need, candidate),
      isAway(candidate)
        ? `On time off for all of ${need.horizon.name}`
        : `${shownHours(bookedHours)} of ${shownHours(capacityHours)} hours allocated in ${need.horizon.name}`,
      `${shownHours(overlap)} of ${WORKING_HOURS} working hours overlap with ${need.timeZone}`,
    ],
  };
}

function isAway({ capacityHours }: Candidate): boolean {
  return capacityHours === 0;
}

/** @returns 0-1, the mean level over the products in scope; products they do not know count 0 */
function skillOf({ products }: Need, { levels }: Candidate): number {
  const sum = products.reduce((total, { id }) => total + (levels.get(id) ?? 0) / MAX_LEVEL, 0);
  return products.length === 0 ? 0 : sum / products.length;
}

function skillReasons({ products }: Need, { levels }: Candidate): string[] {
  const known = products.filter(({ id }) => levels.has(id));
  const unknown = products.filter(({ id }) => !levels.has(id)).map(({ name }) => name);
  return [
    ...known.map(({ id, name }) => `Knows ${name} at level ${levels.get(id)!} of ${MAX_LEVEL}`),
    ...(unknown.length === 0 ? [] : [`Does not know ${listed(unknown)}`]),
  ];
}

/** Joins names: "A", "A and B", "A, B and C". */
function listed(names: readonly string[]): string {
  const [last, ...others] = [...names].reverse();
  return others.length === 0 ? last! : `${others.reverse().join(', ')} and ${last!}`;
}

/**
 * Number of hours from 09:00 to 17:00 in one time zone that are within the same hours of another, this week. Computed
 * for a Wednesday, so that both sides of the date line have a working day.
 */
export function overlapHours(zone: string, other: string, today: LocalDate): number {
  const wednesday = addDays(mondayOf(today), 2);
  const [opens, closes] = [instantAt(wednesday, '09:00', zone), instantAt(wednesday, '17:00', zone)];
  return workingHours(workingCalendar([]), other).workingMsBetween(opens, closes) / HOUR_MS;
}

/** Compares code units: ids are ASCII. */
function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
