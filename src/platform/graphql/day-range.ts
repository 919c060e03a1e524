import { AppError } from '../../kernel/errors.js';
import { type LocalDate, daysBetween } from '../../kernel/local-date.js';

/** @throws AppError BAD_USER_INPUT if the range ends before it starts */
export function assertInOrder(from: LocalDate, to: LocalDate): void {
  if (from > to) throw new AppError('BAD_USER_INPUT', '`from` must not be after `to`.');
}

/** @throws AppError BAD_USER_INPUT if the range of days, both ends inclusive, is empty or too long */
export function assertDayRange(from: LocalDate, to: LocalDate, maxDays: number): void {
  assertInOrder(from, to);
  if (daysBetween(from, to) >= maxDays)
    throw new AppError('BAD_USER_INPUT', `The range can cover at most ${maxDays} days.`);
}
