import { AppError } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import { trimmed, typedKey } from '../../kernel/text.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Reads } from '../../platform/graphql/reads/reads.service.js';
import {
  type EngagementFound,
  EngagementEntity,
  engagementOfPartner,
  assertCanWork,
  teamOf,
} from '../engagements/index.js';

/**
 * Locks the engagement to upload for. Partner users identify theirs by key; it is looked up with the portal's login, so
 * that row security applies. Staff can use key or id.
 * @throws AppError NOT_FOUND if it is missing, another partner's or malformed; FORBIDDEN for staff who do not work on
 *   it
 */
export async function lockNamedEngagement(
  tx: Tx,
  reads: Reads,
  viewer: Viewer,
  named: string,
): Promise<EngagementEntity> {
  const where = viewer.role === 'PARTNER' ? await ofPartner(reads, viewer, named) : ofStaff(named);
  const found =
    where && (await tx.db.findOne(EngagementEntity, { where, lock: { mode: 'pessimistic_write' } }));
  if (!found) throw new AppError('NOT_FOUND', 'Engagement not found.');
  if (viewer.role !== 'PARTNER') assertCanWork(viewer, await teamOf(tx, found.id));
  return found;
}

async function ofPartner(reads: Reads, viewer: Extract<Viewer, { role: 'PARTNER' }>, key: string) {
  const { partnerId } = viewer;
  const found = await reads.answer<EngagementFound>(viewer, engagementOfPartner(partnerId, typedKey(key)));
  return found && { id: found.engagementId, partnerId };
}

function ofStaff(named: string) {
  const id = fromTypeId('engagement', trimmed(named));
  return id === null ? { key: typedKey(named) } : { id };
}
