import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import { type Tx, query } from '../../platform/database/tx.js';

/**
 * Identity knows engineers by their id alone, so it asks the table and not the module above it.
 * @param exceptUserId whose own binding does not count as taken
 * @returns the engineer's UUID, or null where none was named
 * @throws Refusal where there is no such engineer, or another active user is that engineer
 */
export async function findEngineer(
  tx: Tx,
  typeId: string | null,
  exceptUserId: string | null = null,
): Promise<string | null> {
  if (typeId === null) return null;
  const id = fromTypeId('engineer', typeId);
  const [found] = id
    ? await query<{ id: string; taken: boolean }>(
        tx,
        `select id, exists (select from app_user u where u.engineer_id = e.id and u.deactivated_at is null
           and u.id is distinct from $2) as taken
         from solution_engineer e where id = $1`,
        [id, exceptUserId],
      )
    : [];
  if (!found) refuse('NOT_FOUND', 'engineerId', 'Solution engineer not found.');
  if (found.taken)
    refuse('ALREADY_EXISTS', 'engineerId', 'The solution engineer already has an active user.');
  return found.id;
}
