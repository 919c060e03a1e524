import { In } from 'typeorm';
import { newId } from '../../kernel/ids.js';
import { type Tx, instantAfter } from '../../platform/database/tx.js';
import { CURRENT } from '../../platform/graphql/reads/fragments/current.js';
import { ChecklistItemEntity } from './checklist-item.entity.js';
import type { ChecklistChanges } from './domain/launch-checklist.js';

/** Uses the index checklist_item_present. */
export function checklistOf(tx: Tx, apiProductId: string): Promise<ChecklistItemEntity[]> {
  return tx.db.findBy(ChecklistItemEntity, { apiProductId, ...CURRENT });
}

/** Saves changes to a locked product's checklist; old items stay readable as of their time. */
export async function saveChecklist(
  tx: Tx,
  apiProductId: string,
  { ended, started }: ChecklistChanges<ChecklistItemEntity>,
): Promise<void> {
  const at = instantAfter(tx, ...ended);
  const ids = ended.map(({ id }) => id);
  if (ids.length > 0) await tx.db.update(ChecklistItemEntity, { id: In(ids) }, { until: at });
  const rows = started.map((item) => ({ ...item, id: newId(), apiProductId, since: at, until: null }));
  if (rows.length > 0) await tx.db.insert(ChecklistItemEntity, rows);
}
