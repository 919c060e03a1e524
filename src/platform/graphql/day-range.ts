import { AppError } from '../../kernel/errors.js';
import { type LocalDate, daysBetween } from '../../kernel/local-date.js';

/** Names of the two days in a request. */
type Names = readonly [from: string, to: string];

/** @throws AppError BAD_USER_INPUT if the range ends before it starts */
export function assertInOrder(from: LocalDate, to: LocalDate, names: Names = ['from', 'to']): void {
  if (from > to) throw new AppError('BAD_USER_INPUT', `\`${names[0]}\` must not be after \`${names[1]}\`.`);
}

/** @throws AppError BAD_USER_INPUT if the range of days, both ends inclusive, is empty or too long */
export function assertDayRange(from: LocalDate, to: LocalDate, maxDays: number, names?: Names): void {
  assertInOrder(from, to, names);
  if (daysBetween(from, to) >= maxDays)
    throw new AppError('BAD_USER_INPUT', `The range can cover at most ${maxDays} days.`);
}
