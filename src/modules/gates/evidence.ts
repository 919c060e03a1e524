import { refuse } from '../../kernel/errors.js';
import { newId, toTypeId } from '../../kernel/ids.js';
import { userIdOf } from '../../kernel/viewer.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { type EngagementEntity, assertNotEnded, saveEngagement, recordChange } from '../engagements/index.js';
import { ChecklistEvidenceEntity } from './checklist.entity.js';
import { countEvidence, type NeededItem, saveState, stateOfItem } from './checklist.store.js';
import { type ItemState, assertLastDay, submitted, UNTOUCHED } from './domain/checklist-moves.js';

/** How often evidence may be submitted for one item. */
const MAX_EVIDENCE = 100;

/** What is submitted; who does so is the transaction's actor, a user. */
export type NewEvidence = Pick<ChecklistEvidenceEntity, 'url' | 'uploadId' | 'note' | 'expiresOn'>;

/**
 * Hands evidence in, for staff and for the portal alike; the caller has locked the engagement and decided that the
 * viewer may.
 * @param item of a product in the engagement's scope
 * @param fields of the input that name the engagement and the item, for refusals
 * @returns the id that the item has in the engagement
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
  if ((await countEvidence(tx, engagement, item)) >= MAX_EVIDENCE)
    refuse(
      'LIMIT_EXCEEDED',
      fields.item,
      `Evidence for an item can be submitted at most ${MAX_EVIDENCE} times.`,
    );
  const id = await insertEvidence(tx, engagement, item, evidence);
  const current = await stateOfItem(tx, engagement, item);
  const next = submitted(current ?? UNTOUCHED, { id, expiresOn: evidence.expiresOn });
  const itemId = await saveState(tx, engagement, item, current, next);

  await saveEngagement(tx, engagement, {}, true);
  // The link stays out of the log: it may hold a key of its own.
  const { uploadId, expiresOn } = evidence;
  const upload = uploadId === null ? {} : { upload: toTypeId('upload', uploadId) };
  const changes = { ...toldItem(item), evidence: toTypeId('evidence', id), ...upload, expiresOn };
  const was = current && { evidence: toldEvidence(current), expiresOn: current.evidenceUntil };
  await recordChange(tx, engagement, { action: 'evidence.submit', was, changes });
  return itemId;
}

/** As the API names the evidence submitted last. */
export function toldEvidence({ evidenceId }: ItemState): string | null {
  return evidenceId && toTypeId('evidence', evidenceId);
}

/** As the API names an item. */
export function toldItem({ apiProductId, code }: NeededItem): Record<string, unknown> {
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
  await tx.db.insert(ChecklistEvidenceEntity, { ...place, ...evidence, ...submittedBy, submittedAt: tx.now });
  return id;
}
