import type { EngagementType } from '../../kernel/enums.js';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { PlaybookEntity } from './playbook.entity.js';
import { SHIPPED } from './shipped-playbooks.js';

/** @returns the given playbook, or the latest shipped one of the type if none is given */
export async function findPlaybook(
  tx: Tx,
  type: EngagementType,
  typeId: string | null,
): Promise<PlaybookEntity> {
  const found = typeId === null ? await newestShipped(tx, type) : await byTypeId(tx, typeId);
  if (!found) refuse('NOT_FOUND', 'playbookId', 'Playbook not found.');
  if (found.type !== type)
    refuse('INVALID', 'playbookId', `This playbook is for engagements of type ${found.type}, not ${type}.`);
  return found;
}

function newestShipped(tx: Tx, type: EngagementType): Promise<PlaybookEntity | null> {
  return tx.db.findOne(PlaybookEntity, { where: { slug: SHIPPED[type] }, order: { version: 'DESC' } });
}

async function byTypeId(tx: Tx, typeId: string): Promise<PlaybookEntity | null> {
  const id = fromTypeId('playbook', typeId);
  return id === null ? null : tx.db.findOneBy(PlaybookEntity, { id });
}
