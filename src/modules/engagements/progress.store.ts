import { newId } from '../../kernel/ids.js';
import { type Tx, write } from '../../platform/database/tx.js';
import { insertOf } from '../../platform/database/write.js';
import type { EntryContent } from './domain/correction.js';
import type { EngagementEntity } from './engagement.entity.js';
import { ProgressEntryEntity, ProgressRevisionEntity } from './progress-entry.entity.js';

export type NewProgressEntry = Pick<
  ProgressEntryEntity,
  'kind' | 'text' | 'minutes' | 'day' | 'authorId' | 'authorName' | 'milestoneId' | 'visibility'
>;

/** @returns id of the new entry */
export async function appendProgress(
  tx: Tx,
  of: Pick<EngagementEntity, 'id' | 'partnerId'>,
  entry: NewProgressEntry,
): Promise<string> {
  const id = newId();
  const place = { engagementId: of.id, partnerId: of.partnerId };
  const asLogged = { revisedAt: null, revisedById: null, revisedByName: null, revisionReason: null };
  const stamps = { withdrawn: false, version: 1, createdAt: tx.now };
  await write(tx, insertOf(ProgressEntryEntity, [{ ...entry, ...place, ...stamps, ...asLogged, id }]));
  return id;
}

/** @param id UUID; null if the caller's id was malformed */
export async function findProgress(tx: Tx, id: string | null): Promise<ProgressEntryEntity | null> {
  return id === null ? null : tx.db.findOneBy(ProgressEntryEntity, { id });
}

/** Who corrects an entry, and why. */
export interface Correction {
  readonly byId: string;
  readonly byName: string;
  readonly reason: string;
}

/** Saves the current content of an entry as a revision and replaces it; the engagement is locked. */
export async function correctEntry(
  tx: Tx,
  entry: ProgressEntryEntity,
  right: EntryContent,
  { byId, byName, reason }: Correction,
): Promise<void> {
  const { id, partnerId, version, text, minutes, day, visibility, withdrawn } = entry;
  await tx.db.insert(ProgressRevisionEntity, {
    ...{ entryId: id, partnerId, revision: version, text, minutes, day, visibility, withdrawn },
    ...{ at: entry.revisedAt ?? entry.createdAt, byId: entry.revisedById ?? entry.authorId },
    ...{ byName: entry.revisedByName ?? entry.authorName, reason: entry.revisionReason },
  });
  const revised = { revisedAt: tx.now, revisedById: byId, revisedByName: byName, revisionReason: reason };
  await tx.db.update(ProgressEntryEntity, { id }, { ...right, version: version + 1, ...revised });
}

/** @returns the text of a withdrawn entry before it was withdrawn */
export async function textBeforeWithdrawal(tx: Tx, { id: entryId }: ProgressEntryEntity): Promise<string> {
  const { text } = await tx.db.findOneOrFail(ProgressRevisionEntity, {
    where: { entryId, withdrawn: false },
    order: { revision: 'DESC' },
  });
  return text;
}
