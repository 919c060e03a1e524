import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import { type Tx, query } from '../../platform/database/tx.js';

/**
 * Identity knows partners by their id alone, so it asks the table and not the module above it.
 * @returns the partner's UUID, or null where none was named
 */
export async function findPartner(tx: Tx, typeId: string | null): Promise<string | null> {
  if (typeId === null) return null;
  const id = fromTypeId('partner', typeId);
  const [found] = id ? await query<{ id: string }>(tx, 'select id from partner where id = $1', [id]) : [];
  return found?.id ?? refuse('NOT_FOUND', 'partnerId', 'Partner not found.');
}
