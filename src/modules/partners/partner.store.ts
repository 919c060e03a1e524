import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { PartnerEntity } from './partner.entity.js';

/** Finds a partner by its TypeID and locks its row until the transaction ends. */
export async function lockPartner(tx: Tx, typeId: string, field = 'partnerId'): Promise<PartnerEntity> {
  const id = fromTypeId('partner', typeId);
  const found = id
    ? await tx.db.findOne(PartnerEntity, { where: { id }, lock: { mode: 'pessimistic_write' } })
    : null;
  return found ?? refuse('NOT_FOUND', field, 'Partner not found.');
}

/** @param id a UUID */
export function partnerExists(tx: Tx, id: string): Promise<boolean> {
  return tx.db.existsBy(PartnerEntity, { id });
}
