import { DateTime, IANAZone } from 'luxon';
import { isTimeZone } from './time-zone.js';

/** A calendar day without a zone, 'YYYY-MM-DD' of the years 0001 to 9999; text order is the order of days. */
export type LocalDate = string;

const DAY_MS = 86_400_000;
const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

/** @returns whether the text is a day that exists, and that PostgreSQL's `date` takes too */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < FIRST_DAY) return false;
  const ms = Date.parse(text);
  // The engine reads 30 February as 2 March, so only a day that comes back unchanged exists.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/**
 * @returns days since 1970-01-01, negative before it
 * @throws RangeError for what is no day at all, lest NaN spreads into every number made from it
 */
export function toEpochDay(day: LocalDate): number {
  const epochDay = Date.parse(day) / DAY_MS;
  if (!Number.isInteger(epochDay)) throw new RangeError(`"${day}" is not a valid day.`);
  return epochDay;
}

const FIRST_EPOCH_DAY = toEpochDay(FIRST_DAY);
const LAST_EPOCH_DAY = toEpochDay(LAST_DAY);

/** @throws RangeError outside the years 0001 to 9999, whose text would no longer sort as days do */
export function fromEpochDay(epochDay: number): LocalDate {
  if (!(epochDay >= FIRST_EPOCH_DAY && epochDay <= LAST_EPOCH_DAY)) {
    throw new RangeError(`Epoch day ${epochDay} is outside ${FIRST_DAY} to ${LAST_DAY}.`);
  }
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Stops at the first and the last day there are, so that a border which is counted from a day of the sender's (how far a
 * range may reach, say) exists for every day.
 * @param count calendar days, negative for earlier
 */
export function addDays(day: LocalDate, count: number): LocalDate {
  return fromEpochDay(Math.min(Math.max(toEpochDay(day) + count, FIRST_EPOCH_DAY), LAST_EPOCH_DAY));
}

/** @returns whether an instant lies in the years 0001 to 9999 UTC, the only ones that its text can name */
export function isInstant(instant: Date): boolean {
  const year = instant.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** @returns calendar days from one day to another, negative where `to` is the earlier */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** @returns the Monday of the day's ISO week */
export function mondayOf(day: LocalDate): LocalDate {
  const epochDay = toEpochDay(day);
  // 1970-01-01 was a Thursday.
  return fromEpochDay(epochDay - ((((epochDay + 3) % 7) + 7) % 7));
}

/** @returns the latest of the days given; null and undefined count as none */
export function latestOf(day: LocalDate, ...others: readonly (LocalDate | null | undefined)[]): LocalDate {
  return others.reduce<LocalDate>((latest, other) => (other && other > latest ? other : latest), day);
}

/**
 * @returns the date that a calendar in the zone shows at the instant; the first or the last day there is, where that
 * calendar has left the years 0001 to 9999
 */
export function localDay(instant: Date, zone: string): LocalDate {
  return dayOf(DateTime.fromJSDate(instant, { zone: zoneOf(zone) }));
}

function dayOf(shown: DateTime): LocalDate {
  if (shown.year < 1) return FIRST_DAY;
  return shown.year > 9999 ? LAST_DAY : shown.toFormat('yyyy-MM-dd');
}

/** What a clock and a calendar in a zone show. */
export interface LocalTime {
  readonly day: LocalDate;
  /** Milliseconds on the wall clock since 00:00. */
  readonly timeMs: number;
}

export function localTime(instant: Date, zone: string): LocalTime {
  const shown = DateTime.fromJSDate(instant, { zone: zoneOf(zone) });
  const { hour, minute, second, millisecond } = shown;
  const timeMs = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
  return { day: dayOf(shown), timeMs };
}

/**
 * The instant at which clocks in the zone show that time on that day. A time that the clocks skip is moved on by as
 * much as they skip; of a time that they show twice it is the first.
 * @param time 'HH:mm', or minutes on the wall clock since 00:00
 * @throws RangeError if day or time is none
 */
export function instantAt(day: LocalDate, time: string | number, zone: string): Date {
  const clock = typeof time === 'number' ? clockTime(time) : time;
  const shown = DateTime.fromISO(`${day}T${clock}`, { zone: zoneOf(zone) });
  // Luxon alone picks between two readings by the offset at the time of the call.
  const [first] = shown.getPossibleOffsets();
  if (!first?.isValid) throw new RangeError(`There is no ${clock} on ${day}.`);
  return first.toJSDate();
}

function clockTime(minutes: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Checking a name makes a formatter each time, which costs more than all the rest. */
const knownZones = new Map<string, IANAZone>();

/** A zone that is none counts as UTC, as in SQL: one bad row fails nothing that it stands in. */
function zoneOf(zone: string): IANAZone {
  const known = knownZones.get(zone);
  if (known) return known;
  const made = IANAZone.create(isTimeZone(zone) ? zone : 'UTC');
  knownZones.set(zone, made);
  return made;
}
