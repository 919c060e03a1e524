import { DateTime, IANAZone } from 'luxon';
import { isTimeZone } from './time-zone.js';

/** A calendar day without a zone, YYYY-MM-DD in the years 0001 to 9999; sorts as text. */
export type LocalDate = string;

const DAY_MS = 86_400_000;
const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

/** @returns whether the text is an existing day, valid as a PostgreSQL `date` */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < FIRST_DAY) return false;
  const ms = Date.parse(text);
  // JavaScript parses 30 February as 2 March, so only a day that round-trips exists.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/**
 * @returns days since 1970-01-01, negative before it
 * @throws RangeError if it is not a day, instead of letting NaN spread
 */
export function toEpochDay(day: LocalDate): number {
  const epochDay = Date.parse(day) / DAY_MS;
  if (!Number.isInteger(epochDay)) throw new RangeError(`"${day}" is not a valid day.`);
  return epochDay;
}

const FIRST_EPOCH_DAY = toEpochDay(FIRST_DAY);
const LAST_EPOCH_DAY = toEpochDay(LAST_DAY);

/** @throws RangeError outside the years 0001 to 9999, as other years do not sort as text */
export function fromEpochDay(epochDay: number): LocalDate {
  if (!(epochDay >= FIRST_EPOCH_DAY && epochDay <= LAST_EPOCH_DAY)) {
    throw new RangeError(`Epoch day ${epochDay} is outside ${FIRST_DAY} to ${LAST_DAY}.`);
  }
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Clamps to the first and last supported day, so that limits computed from user input always exist.
 * @param count calendar days, negative for earlier
 */
export function addDays(day: LocalDate, count: number): LocalDate {
  return fromEpochDay(Math.min(Math.max(toEpochDay(day) + count, FIRST_EPOCH_DAY), LAST_EPOCH_DAY));
}

/** @returns whether an instant lies in the years 0001 to 9999 UTC, the only ones that can be formatted */
export function isInstant(instant: Date): boolean {
  const year = instant.getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** @returns calendar days from one day to another, negative if `to` is earlier */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** @returns the Monday of the day's ISO week */
export function mondayOf(day: LocalDate): LocalDate {
  const epochDay = toEpochDay(day);
  // 1970-01-01 was a Thursday.
  return fromEpochDay(epochDay - ((((epochDay + 3) % 7) + 7) % 7));
}

/** @returns the latest day; null and undefined are ignored */
export function latestOf(day: LocalDate, ...others: readonly (LocalDate | null | undefined)[]): LocalDate {
  return others.reduce<LocalDate>((latest, other) => (other && other > latest ? other : latest), day);
}

/** @returns the zone's calendar date at the instant, clamped to the first and last supported day */
export function localDay(instant: Date, zone: string): LocalDate {
  return dayOf(DateTime.fromJSDate(instant, { zone: zoneOf(zone) }));
}

function dayOf(shown: DateTime): LocalDate {
  if (shown.year < 1) return FIRST_DAY;
  return shown.year > 9999 ? LAST_DAY : shown.toFormat('yyyy-MM-dd');
}

/** A day and wall-clock time in some zone. */
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
 * The instant at which clocks in the zone show this time on this day. A time skipped by a clock change moves on by the
 * skipped amount; of a repeated time, the first occurrence counts.
 * @param time HH:mm, or wall-clock minutes since 00:00
 * @throws RangeError if day or time is invalid
 */
export function instantAt(day: LocalDate, time: string | number, zone: string): Date {
  const clock = typeof time === 'number' ? clockTime(time) : time;
  const shown = DateTime.fromISO(`${day}T${clock}`, { zone: zoneOf(zone) });
  // By default, Luxon chooses between two offsets by the current one, so the result would depend on when it is called.
  const [first] = shown.getPossibleOffsets();
  if (!first?.isValid) throw new RangeError(`There is no ${clock} on ${day}.`);
  return first.toJSDate();
}

function clockTime(minutes: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Validating a name creates a formatter each time, which costs more than everything else here. */
const knownZones = new Map<string, IANAZone>();

/** Unknown zones count as UTC, as in SQL, so that one bad row does not break a whole query. */
function zoneOf(zone: string): IANAZone {
  const known = knownZones.get(zone);
  if (known) return known;
  const made = IANAZone.create(isTimeZone(zone) ? zone : 'UTC');
  knownZones.set(zone, made);
  return made;
}
