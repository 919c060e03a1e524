import { refuse } from '../../kernel/errors.js';
import { newId, toTypeId } from '../../kernel/ids.js';
import { userIdOf } from '../../kernel/viewer.js';
import { todayOf, type Tx, write } from '../../platform/database/tx.js';
import { insertOf } from '../../platform/database/write.js';
import { type EngagementEntity, assertNotEnded, saveEngagement, recordChange } from '../engagements/index.js';
import { ChecklistEvidenceEntity } from './checklist.entity.js';
import { type NeededItem, saveState, stateAndEvidence } from './checklist.store.js';
import { type ItemState, assertLastDay, submitted, UNTOUCHED } from './domain/checklist-moves.js';

/** Submissions of evidence per item. */
const MAX_EVIDENCE = 100;

/** Submitted by the transaction's actor, who must be a user. */
export type NewEvidence = Pick<ChecklistEvidenceEntity, 'url' | 'uploadId' | 'note' | 'expiresOn'>;

/**
 * Submits evidence, for staff and the portal; the caller has locked the engagement and checked the permission.
 * @param item of a product in the engagement's scope
 * @param fields names of the input fields with the engagement and the item, for refusals
 * @returns id of the item in the engagement
 */
export async function submitEvidence(
  tx: Tx,
  engagement: EngagementEntity,
  item: NeededItem,
  evidence: NewEvidence,
  fields: { readonly engagement: string; readonly item: string },
): Promise<string> {
  assertNotEnded(engagement, fields.engagement);
  assertLastDay(item.expires, evidence.expiresOn, todayOf(tx, engagement), 'expiresOn');
  const { state: current, submissions } = await stateAndEvidence(tx, engagement, item);
  if (submissions >= MAX_EVIDENCE)
    refuse(
      'LIMIT_EXCEEDED',
      fields.item,
      `Evidence for an item can be submitted at most ${MAX_EVIDENCE} times.`,
    );
  const id = await insertEvidence(tx, engagement, item, evidence);
  const next = submitted(current ?? UNTOUCHED, { id, expiresOn: evidence.expiresOn });
  const itemId = await saveState(tx, engagement, item, current, next);

  await saveEngagement(tx, engagement, {}, true);
  // The link is not audited: it may contain a secret.
  const { uploadId, expiresOn } = evidence;
  const upload = uploadId === null ? {} : { upload: toTypeId('upload', uploadId) };
  const changes = { ...auditedItem(item), evidence: toTypeId('evidence', id), ...upload, expiresOn };
  const was = current && { evidence: evidenceTypeId(current), expiresOn: current.evidenceUntil };
  await recordChange(tx, engagement, { action: 'evidence.submit', was, changes });
  return itemId;
}

/** TypeID of the latest evidence. */
export function evidenceTypeId({ evidenceId }: ItemState): string | null {
  return evidenceId && toTypeId('evidence', evidenceId);
}

/** An item as the API identifies it. */
export function auditedItem({ apiProductId, code }: NeededItem): Record<string, unknown> {
  return { apiProductId: toTypeId('apiProduct', apiProductId), code };
}

async function insertEvidence(
  tx: Tx,
  { id: engagementId, partnerId }: EngagementEntity,
  { apiProductId, code }: NeededItem,
  evidence: NewEvidence,
): Promise<string> {
  const id = newId();
  const submittedBy = { submittedById: userIdOf(tx.actor), submittedByName: tx.actor.name };
  const place = { id, engagementId, partnerId, apiProductId, code };
  const row = { ...place, ...evidence, ...submittedBy, submittedAt: tx.now };
  await write(tx, insertOf(ChecklistEvidenceEntity, [row]));
  return id;
}
