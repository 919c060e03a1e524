import { AppError } from '../../../../kernel/errors.js';

const MAX_PAGE = 100;

/**
 * @param size the argument `name` of the field `list`
 * @throws AppError BAD_USER_INPUT if it is out of range
 */
export function assertPageSize(size: unknown, list: string, name = 'first', most = MAX_PAGE): number {
  if (typeof size === 'number' && size >= 1 && size <= most) return size;
  throw new AppError('BAD_USER_INPUT', `\`${name}\` of ${list} must be between 1 and ${most}.`);
}
