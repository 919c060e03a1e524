import { AppError } from '../../../../kernel/errors.js';

const MAX_PAGE = 100;

/** @throws AppError BAD_USER_INPUT if `first` is out of range */
export function assertPageSize(first: unknown, list: string): number {
  if (typeof first === 'number' && first >= 1 && first <= MAX_PAGE) return first;
  throw new AppError('BAD_USER_INPUT', `\`first\` of ${list} must be between 1 and ${MAX_PAGE}.`);
}
