import { LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { AppError } from '../../kernel/errors.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/tx.js';
import type { DaySpan } from './domain/day-range.js';
import { TimeOffEntity } from './solution-engineer.entity.js';
import { canChangeTimeOff } from './time-off.policy.js';

/** @throws AppError FORBIDDEN if the viewer may not change the engineer's time off */
export function assertCanChangeTimeOff(viewer: Viewer, engineerId: string): void {
  if (!canChangeTimeOff(viewer, engineerId))
    throw new AppError('FORBIDDEN', "Engineers can only enter their own time off; managers anyone's.");
}

/** @returns the first time off that overlaps the span, or null */
export function overlappingTimeOff(
  tx: Tx,
  engineerId: string,
  { from, to }: DaySpan,
): Promise<TimeOffEntity | null> {
  const where = { engineerId, fromOn: LessThanOrEqual(to), toOn: MoreThanOrEqual(from) };
  return tx.db.findOne(TimeOffEntity, { where, order: { fromOn: 'ASC' } });
}

/** @returns number of current and future periods of time off */
export function countTimeOff(tx: Tx, engineerId: string, today: LocalDate): Promise<number> {
  return tx.db.countBy(TimeOffEntity, { engineerId, toOn: MoreThanOrEqual(today) });
}
