import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { SolutionEngineerEntity } from './solution-engineer.entity.js';

/**
 * Finds an engineer by their TypeID and locks their row until the transaction ends, so that checks of their time off
 * and allocations still hold when it writes. Inserts that only refer to the engineer do not wait for it.
 */
export async function lockEngineer(
  tx: Tx,
  typeId: string,
  field = 'engineerId',
): Promise<SolutionEngineerEntity> {
  const id = fromTypeId('engineer', typeId);
  const found = id === null ? null : await lockEngineerRow(tx, id);
  return found ?? refuse('NOT_FOUND', field, 'Solution engineer not found.');
}

/** @param id a UUID */
export function lockEngineerRow(tx: Tx, id: string): Promise<SolutionEngineerEntity | null> {
  const lock = { mode: 'for_no_key_update' } as const;
  return tx.db.findOne(SolutionEngineerEntity, { where: { id }, lock });
}

/** @param id a UUID */
export function engineerExists(tx: Tx, id: string): Promise<boolean> {
  return tx.db.existsBy(SolutionEngineerEntity, { id });
}

/**
 * Records the capacity of the weeks before this one; of several changes within a week, only the first is recorded.
 * @param monday of the first week with the new capacity
 */
export async function keepCapacity(
  tx: Tx,
  { id, weeklyCapacityHours }: SolutionEngineerEntity,
  monday: LocalDate,
): Promise<void> {
  await query(
    tx,
    `insert into engineer_capacity (engineer_id, before_on, weekly_capacity_hours) values ($1, $2, $3)
     on conflict do nothing`,
    [id, monday, weeklyCapacityHours],
  );
}
