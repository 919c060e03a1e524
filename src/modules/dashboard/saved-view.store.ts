import { AppError, refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { query, type Tx } from '../../platform/database/tx.js';
import { toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { NAME_ORDER } from '../../platform/graphql/reads/lists/order.js';
import { MAX_OWN_VIEWS, MAX_SHARED_VIEWS } from './domain/console-pages.js';
import { SavedViewEntity } from './saved-view.entity.js';
import { canChangeView, canReadView } from './saved-view.policy.js';

/** Lets only one transaction at a time change views, so that limits and names are checked against the latest ones. */
export async function lockViews(tx: Tx): Promise<void> {
  await query(tx, 'lock table saved_view in share row exclusive mode');
}

/**
 * @returns a view that the viewer can change; call `lockViews` first
 * @throws Refusal if there is no view that they can read. @throws AppError FORBIDDEN if they can only read it
 */
export async function viewToChange(tx: Tx, viewer: Viewer, typeId: string): Promise<SavedViewEntity> {
  const id = fromTypeId('savedView', typeId);
  const found = id === null ? null : await tx.db.findOneBy(SavedViewEntity, { id });
  if (!found || !canReadView(viewer, found)) refuse('NOT_FOUND', 'viewId', 'View not found.');
  if (!canChangeView(viewer, found))
    throw new AppError('FORBIDDEN', 'Only its owner, managers and admins can change a shared view.');
  return found;
}

/** @throws Refusal if the owner has as many views as possible, or there are as many shared ones */
export async function assertRoomFor(
  tx: Tx,
  { ownerId, shared }: Pick<SavedViewEntity, 'ownerId' | 'shared'>,
  current: SavedViewEntity | null,
): Promise<void> {
  if (!current && (await tx.db.countBy(SavedViewEntity, { ownerId })) >= MAX_OWN_VIEWS)
    refuse('LIMIT_EXCEEDED', null, `A person can have at most ${MAX_OWN_VIEWS} views; delete one first.`);
  if (!shared || current?.shared) return;
  if ((await tx.db.countBy(SavedViewEntity, { shared: true })) >= MAX_SHARED_VIEWS)
    refuse('LIMIT_EXCEEDED', 'shared', `There can be at most ${MAX_SHARED_VIEWS} shared views.`);
}

/** @throws Refusal if the owner has another view of the page with this name */
export async function assertNameFree(
  tx: Tx,
  { id, ownerId, page, name }: Pick<SavedViewEntity, 'id' | 'ownerId' | 'page' | 'name'>,
): Promise<void> {
  const same = await query(
    tx,
    `select from saved_view where owner_id = $1 and page = $2 and name = $3 collate ${toSql(NAME_ORDER)} and id <> $4`,
    [ownerId, page, name, id],
  );
  if (same.length > 0)
    refuse('ALREADY_EXISTS', 'name', 'There is already a view of this page with this name.');
}

export async function insertView(tx: Tx, view: SavedViewEntity): Promise<void> {
  await tx.db.insert(SavedViewEntity, view);
}

export async function updateView(tx: Tx, { id, ...fields }: SavedViewEntity): Promise<void> {
  await tx.db.update(SavedViewEntity, { id }, fields);
}

export async function deleteView(tx: Tx, { id }: SavedViewEntity): Promise<void> {
  await tx.db.delete(SavedViewEntity, { id });
}
