import { In } from 'typeorm';
import { Refusal, type UserError, userError } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { ApiProductEntity } from '../catalog/index.js';

/**
 * @returns UUIDs of API products, without duplicates
 * @throws Refusal NOT_FOUND for each that does not exist, with the field `apiProductIds.N`
 */
export async function findApiProducts(tx: Tx, typeIds: readonly string[]): Promise<string[]> {
  const ids = typeIds.map((typeId) => fromTypeId('apiProduct', typeId));
  const found = await tx.db.findBy(ApiProductEntity, { id: In(ids.filter((id) => id !== null)) });
  const known = new Set(found.map(({ id }) => id));
  const faults = ids.flatMap((id, index): UserError[] =>
    id !== null && known.has(id)
      ? []
      : [userError('NOT_FOUND', `apiProductIds.${index}`, 'API product not found.')],
  );
  if (faults.length > 0) throw new Refusal(faults);
  return [...known];
}
