import { IsNull, Not } from 'typeorm';
import { refuse } from '../../kernel/errors.js';
import type { Visibility } from '../../kernel/enums.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { endDueWork, planDueWork } from '../../platform/due/due-work.js';
import type { EngagementEntity } from '../engagements/index.js';
import { UploadEntity } from './upload.entity.js';

/** Due when a file has waited too long to be submitted as evidence; the subject is the upload's id. */
export const UPLOAD_EXPIRES = 'upload.expire';
export const EXPIRE_UPLOAD = { queue: 'uploads', job: 'expire-upload' } as const;

const HOUR_MS = 3_600_000;
/** Maximum time to receive a file, far more than its form is given. */
const ARRIVES_MS = HOUR_MS;
/** How long a file can wait to be submitted as evidence. */
const WAITS_HOURS = 24;

/** Files per user and engagement that were not submitted yet. */
const MAX_WAITING = 10;
/** Separate limits for the team and the partner, so that partners cannot infer how many files the team has. */
const MAX_FILES = { STAFF: 200, PARTNER: 100 } as const;

export type NewUpload = Pick<UploadEntity, 'id' | 'name' | 'type' | 'visibility'>;
export type Content = Readonly<{ sizeBytes: number; sha256: string }>;

/**
 * Inserts a row before the first byte is stored, so that every stored file has one.
 * @param engagement locked
 * @throws Refusal LIMIT_EXCEEDED
 */
export async function reserveUpload(
  tx: Tx,
  { id: engagementId, partnerId, key }: EngagementEntity,
  viewer: Viewer,
  upload: NewUpload,
): Promise<void> {
  const waiting = { engagementId, uploadedById: viewer.userId, boundAt: IsNull() };
  if ((await tx.db.countBy(UploadEntity, waiting)) >= MAX_WAITING)
    refuse(
      'LIMIT_EXCEEDED',
      'file',
      `You already have ${MAX_WAITING} uploads for ${key} that have not been submitted as evidence yet.`,
    );
  const side = viewer.role === 'PARTNER' ? 'PARTNER' : 'STAFF';
  if ((await filesOf(tx, engagementId, side)) >= MAX_FILES[side])
    refuse(
      'LIMIT_EXCEEDED',
      'file',
      `${key} already has ${MAX_FILES[side]} ${OF_SIDE[side]}, which is the limit.`,
    );
  const by = { uploadedById: viewer.userId, uploadedByName: tx.actor.name };
  await tx.db.insert(UploadEntity, {
    ...upload,
    engagementId,
    partnerId,
    ...by,
    begunAt: tx.now,
    version: 1,
  });
  await planExpiry(tx, upload.id, ARRIVES_MS);
}

const OF_SIDE = { STAFF: 'files of the services team', PARTNER: 'files of your company' } as const;

async function filesOf(tx: Tx, engagementId: string, side: keyof typeof MAX_FILES): Promise<number> {
  const [found] = await query<{ count: number }>(
    tx,
    `select count(*)::int as count from upload u join app_user a on a.id = u.uploaded_by_id
     where u.engagement_id = $1 and (a.role = 'PARTNER') = $2`,
    [engagementId, side === 'PARTNER'],
  );
  return found!.count;
}

/** Marks a file as completely stored; it can now be submitted as evidence. */
export async function markStored(tx: Tx, id: string, content: Content): Promise<UploadEntity> {
  const { affected } = await tx.db.update(
    UploadEntity,
    { id, storedAt: IsNull() },
    { ...content, storedAt: tx.now },
  );
  if (affected !== 1) throw new Error(`Upload ${id} was removed while it was being received.`);
  await planExpiry(tx, id, WAITS_HOURS * HOUR_MS);
  return tx.db.findOneByOrFail(UploadEntity, { id });
}

/**
 * Marks a file as evidence, permanently.
 * @param engagement locked
 * @param typeId as given by the caller
 * @returns UUID of the upload
 * @throws Refusal NOT_FOUND if it does not exist, is another user's or engagement's, or is not completely stored; also
 *   if it was already submitted
 */
export async function bindUpload(
  tx: Tx,
  { id: engagementId }: EngagementEntity,
  userId: string,
  typeId: string,
  field: string,
): Promise<string> {
  const id = fromTypeId('upload', typeId);
  const own = { engagementId, uploadedById: userId, storedAt: Not(IsNull()) };
  const found =
    id === null
      ? null
      : await tx.db.findOne(UploadEntity, { where: { id, ...own }, lock: { mode: 'pessimistic_write' } });
  if (!found) return refuse('NOT_FOUND', field, 'You have no such upload for this engagement.');
  if (found.boundAt)
    refuse(
      'NOT_ALLOWED_IN_STATE',
      field,
      `${found.name} was already submitted as evidence; upload it again.`,
    );
  await tx.db.update(UploadEntity, { id: found.id }, { boundAt: tx.now });
  await endDueWork(tx, found.id);
  return found.id;
}

/** @param id UUID; null if the caller's id was malformed. @returns a file submitted as evidence */
export async function findEvidenceFile(tx: Tx, id: string | null): Promise<UploadEntity | null> {
  return id === null ? null : tx.db.findOneBy(UploadEntity, { id, boundAt: Not(IsNull()) });
}

/** @param file of a locked engagement */
export async function saveVisibility(
  tx: Tx,
  { id, version }: UploadEntity,
  visibility: Visibility,
): Promise<void> {
  await tx.db.update(UploadEntity, { id }, { visibility, version: version + 1 });
}

/**
 * Hides a file that is not evidence, so that it can be deleted. @returns it as it was; null if it is evidence or gone
 */
export async function withdrawUpload(tx: Tx, id: string): Promise<UploadEntity | null> {
  const where = { id, boundAt: IsNull() };
  const found = await tx.db.findOne(UploadEntity, { where, lock: { mode: 'pessimistic_write' } });
  if (found) await tx.db.update(UploadEntity, { id }, { storedAt: null, sizeBytes: null, sha256: null });
  return found;
}

/** Deletes a hidden file, its content first, because without the row nothing would refer to it. */
export async function dropUpload(tx: Tx, id: string, removeBytes: () => Promise<void>): Promise<void> {
  const where = { id, storedAt: IsNull() };
  const found = await tx.db.findOne(UploadEntity, { where, lock: { mode: 'pessimistic_write' } });
  if (!found) return;
  await removeBytes();
  await tx.db.delete(UploadEntity, { id });
  await endDueWork(tx, id);
}

async function planExpiry(tx: Tx, subject: string, afterMs: number): Promise<void> {
  await planDueWork(tx, { kind: UPLOAD_EXPIRES, subject, dueAt: new Date(tx.now.getTime() + afterMs) });
}
