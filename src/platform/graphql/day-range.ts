import { AppError } from '../../kernel/errors.js';
import { type LocalDate, daysBetween } from '../../kernel/local-date.js';

/** @throws AppError BAD_USER_INPUT for a range that ends before it begins */
export function assertInOrder(from: LocalDate, to: LocalDate): void {
  if (from > to) throw new AppError('BAD_USER_INPUT', '`from` must not be after `to`.');
}

/** @throws AppError BAD_USER_INPUT for a range of days, both ends included, that is empty or too long */
export function assertDayRange(from: LocalDate, to: LocalDate, maxDays: number): void {
  assertInOrder(from, to);
  if (daysBetween(from, to) >= maxDays)
    throw new AppError('BAD_USER_INPUT', `The range can cover at most ${maxDays} days.`);
}
