import { refuse } from '../../kernel/errors.js';
import { userIdOf } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/tx.js';
import type { EngagementEntity } from '../engagements/index.js';
import { bindUpload } from '../uploads/index.js';
import type { EvidenceGiven } from './evidence-given.graphql.js';
import type { NewEvidence } from './evidence.js';

/**
 * Evidence for a locked engagement from an input: a link, or a file that the same user uploaded for it.
 * @throws Refusal INVALID if it has neither or both; also as `bindUpload`
 */
export async function evidenceGiven(
  tx: Tx,
  engagement: EngagementEntity,
  { url = null, uploadId = null, note = null, expiresOn = null }: EvidenceGiven,
): Promise<NewEvidence> {
  if (url === null && uploadId === null)
    refuse('INVALID', 'url', 'Provide the evidence: a link, or a file that you uploaded.');
  if (url !== null && uploadId !== null)
    refuse('INVALID', 'uploadId', 'Provide either a link or a file, not both.');
  const bound =
    uploadId === null ? null : await bindUpload(tx, engagement, userIdOf(tx.actor), uploadId, 'uploadId');
  return { url, uploadId: bound, note, expiresOn };
}
