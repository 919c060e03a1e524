import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { EngagementEntity } from '../engagements/index.js';
import { findNeededItem, type NeededItem } from './checklist.store.js';

/** How an input identifies an item: the product's TypeID and the item's code. */
export interface ItemRef {
  readonly apiProductId: string;
  readonly code: string;
}

/** @throws Refusal NOT_FOUND if the product is not in the engagement's scope, or its checklist has no such item */
export async function neededItem(
  tx: Tx,
  { id, key }: EngagementEntity,
  { apiProductId, code }: ItemRef,
): Promise<NeededItem> {
  const productId = fromTypeId('apiProduct', apiProductId);
  const found = productId === null ? null : await findNeededItem(tx, id, { id: productId }, code);
  if (found === null) refuse('NOT_FOUND', 'apiProductId', `API product not found in the scope of ${key}.`);
  if (found.code === null) refuse('NOT_FOUND', 'code', "Item not found on the product's checklist.");
  return found;
}
