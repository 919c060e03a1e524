import type { AllocationKind } from '../../../kernel/enums.js';
import { type LocalDate, addDays, daysBetween, mondayOf } from '../../../kernel/local-date.js';
import type { WorkWeek } from '../../../kernel/work-week.js';
import type { DaySpan } from './day-range.js';

export interface Booking extends DaySpan {
  readonly hoursPerWeek: number;
  readonly kind: AllocationKind;
}

/** What the load of a solution engineer over some days is computed from. */
export interface LoadFacts {
  /** Current hours per week. */
  readonly weeklyCapacityHours: number;
  /** Hours per week before certain Mondays, earliest first. */
  readonly earlier: readonly { readonly beforeOn: LocalDate; readonly hours: number }[];
  readonly timeOff: readonly DaySpan[];
  /** Working days of the week in their region. */
  readonly week: WorkWeek;
  /** Public holidays in their region. */
  readonly holidays: readonly LocalDate[];
  readonly bookings: readonly Booking[];
}

/** Available and allocated hours. */
export interface Load {
  readonly capacityHours: number;
  readonly softHours: number;
  readonly hardHours: number;
}

export interface WeekLoad extends Load {
  /** Monday of the ISO week. */
  readonly weekOf: LocalDate;
  readonly overCapacity: boolean;
}

/** Mondays of the ISO weeks that overlap the range. */
export function weeksOf({ from, to }: DaySpan): LocalDate[] {
  const first = mondayOf(from);
  const count = daysBetween(first, mondayOf(to)) / 7 + 1;
  return Array.from({ length: count }, (_, index) => addDays(first, index * 7));
}

/** Loads of the whole weeks that overlap the range. */
export function weekLoads(facts: LoadFacts, span: DaySpan): WeekLoad[] {
  return weeksOf(span).map((weekOf) => {
    const load = loadOn(facts, daysOf(facts.week, weekOf));
    return { weekOf, ...load, overCapacity: isOver(load) };
  });
}

/** Load over exactly these days, not their whole weeks. */
export function loadOver(facts: LoadFacts, { from, to }: DaySpan): Load {
  const days = weeksOf({ from, to }).flatMap((monday) => daysOf(facts.week, monday));
  return loadOn(
    facts,
    days.filter((day) => day >= from && day <= to),
  );
}

export function isOver({ capacityHours, softHours, hardHours }: Load): boolean {
  return softHours + hardHours > capacityHours;
}

/**
 * A week's hours are spread evenly over the work week. Public holidays have neither capacity nor allocated hours. Time
 * off only reduces capacity, so that conflicting allocations show.
 * @param worked only days of the work week
 */
function loadOn(facts: LoadFacts, worked: readonly LocalDate[]): Load {
  const holidays = new Set(facts.holidays);
  // Sums whole hours and divides last, to avoid rounding errors.
  const hoursOf = (parts: number) => parts / facts.week.length;
  const days = worked.filter((day) => !holidays.has(day));
  const booked = (kind: AllocationKind) =>
    sum(facts.bookings, (booking) =>
      booking.kind === kind ? booking.hoursPerWeek * countWithin(days, booking) : 0,
    );
  return {
    capacityHours: hoursOf(sum(days, (day) => (isOff(facts, day) ? 0 : weeklyHoursOn(facts, day)))),
    softHours: hoursOf(booked('SOFT')),
    hardHours: hoursOf(booked('HARD')),
  };
}

function daysOf(week: WorkWeek, monday: LocalDate): LocalDate[] {
  return week.map((weekday) => addDays(monday, weekday - 1));
}

function weeklyHoursOn({ earlier, weeklyCapacityHours }: LoadFacts, day: LocalDate): number {
  return earlier.find(({ beforeOn }) => day < beforeOn)?.hours ?? weeklyCapacityHours;
}

function isOff({ timeOff }: LoadFacts, day: LocalDate): boolean {
  return timeOff.some(({ from, to }) => day >= from && day <= to);
}

function countWithin(days: readonly LocalDate[], { from, to }: DaySpan): number {
  return days.filter((day) => day >= from && day <= to).length;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
