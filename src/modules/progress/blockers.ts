import { refuse } from '../../kernel/errors.js';
import { toTypeId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { changedFields } from '../../platform/usecases/changes.js';
import {
  type BlockerFields,
  type EngagementEntity,
  insertBlockers,
  isOnlyPublished,
  MAX_COMMITMENTS,
  MAX_OPEN_BLOCKERS,
  type NewBlocker,
  assertNotEnded,
  saveBlocker,
  saveEngagement,
  saveResolutions,
  recordChange,
} from '../engagements/index.js';
import { type Planning, updateForecastFrom } from '../planning/index.js';
import type { BlockerFacts } from './blocker-lookup.js';
import { assertCommitmentDay, assertOpen } from './domain/blocker-rules.js';
import { planningAfter, type Situation } from './situation.js';

/*
 * Changes to blockers, for staff and the portal. Each validates, saves, updates the forecast, audits, and records the event.
 * The caller has locked the engagement, then read the blocker, and checked the viewer's permission.
 */

/**
 * @param blocker its milestone and operation must belong to the engagement
 * @param field the input field of the engagement, for user errors
 * @returns the new blocker's UUID
 */
export async function raiseBlocker(
  tx: Tx,
  engagement: EngagementEntity,
  blocker: NewBlocker,
  situation: Situation,
  field: string,
): Promise<string> {
  assertNotEnded(engagement, field);
  assertCommitmentDay(blocker.commitmentOn, todayOf(tx, engagement), 'commitmentOn');
  assertRoomForMore(engagement, situation, 1, field);
  const [id] = await insertBlockers(tx, engagement, [blocker]);
  await updateForecastAndRecord(tx, engagement, planningAfter(situation, { raised: [blocker] }), {
    action: 'blocker.raise',
    id: id!,
    was: null,
    changes: auditedBlocker(blocker),
  });
  return id!;
}

/**
 * Reason and visibility can always be changed and do not affect the forecast; all else only while the blocker is open.
 * @param patch undefined fields stay unchanged; a null commitment withdraws it
 */
export async function changeBlocker(
  tx: Tx,
  engagement: EngagementEntity,
  facts: BlockerFacts,
  patch: BlockerFields,
): Promise<void> {
  const { blocker: current, situation } = facts;
  const isPublished = isOnlyPublished('blocker', patch);
  if (!isPublished) {
    assertNotEnded(engagement, 'blockerId');
    assertOpen(current, 'blockerId');
  }
  const fields = changedFields<BlockerFields>(current, patch);
  if (Object.keys(fields).length === 0) return;
  if (fields.commitmentOn !== undefined) assertCanCommit(tx, engagement, facts, fields.commitmentOn);
  await saveBlocker(tx, current, fields);
  const { id } = current;
  const changes = withOperation(fields, fields.apiOperationId);
  const was = withOperation(current, current.apiOperationId);
  const change = { action: 'blocker.update', id, was, changes } as const;
  const { commitmentOn = current.commitmentOn } = fields;
  const planning = planningAfter(situation, { committed: { id, commitmentOn } });
  if (!isPublished) return updateForecastAndRecord(tx, engagement, planning, change);
  await saveEngagement(tx, engagement, {}, true);
  await record(tx, engagement, change);
}

export function commitBlocker(
  tx: Tx,
  engagement: EngagementEntity,
  facts: BlockerFacts,
  commitmentOn: LocalDate,
): Promise<void> {
  return changeBlocker(tx, engagement, facts, { commitmentOn });
}

/** @param resolution what resolved it, 1-4000 characters */
export async function resolveBlocker(
  tx: Tx,
  engagement: EngagementEntity,
  { blocker: current, situation }: BlockerFacts,
  resolution: string,
): Promise<void> {
  assertNotEnded(engagement, 'blockerId');
  assertOpen(current, 'blockerId');
  const { id } = current;
  await saveResolutions(tx, [{ id, resolution }]);
  await updateForecastAndRecord(tx, engagement, planningAfter(situation, { resolved: [id] }), {
    action: 'blocker.resolve',
    id,
    was: current,
    changes: { resolution },
  });
}

/** @param more the number of blockers to add to the open ones */
export function assertRoomForMore(
  { key }: EngagementEntity,
  { open }: Pick<Situation, 'open'>,
  more: number,
  field: string,
): void {
  if (open.length + more > MAX_OPEN_BLOCKERS)
    refuse(
      'LIMIT_EXCEEDED',
      field,
      `${key} can have at most ${MAX_OPEN_BLOCKERS} open blockers; resolve some first.`,
    );
}

function assertCanCommit(
  tx: Tx,
  engagement: EngagementEntity,
  { commitments }: BlockerFacts,
  day: LocalDate | null,
): void {
  assertCommitmentDay(day, todayOf(tx, engagement), 'commitmentOn');
  if (commitments >= MAX_COMMITMENTS)
    refuse('LIMIT_EXCEEDED', 'commitmentOn', `A commitment can be changed at most ${MAX_COMMITMENTS} times.`);
}

/** The new blocker's fields with the API's ids, for the audit log. */
function auditedBlocker({ milestoneId, apiOperationId, ...own }: NewBlocker): Record<string, unknown> {
  return {
    ...own,
    milestoneId: milestoneId && toTypeId('milestone', milestoneId),
    operationId: apiOperationId && toTypeId('apiOperation', apiOperationId),
  };
}

/** For the audit log, with the API's id of the operation where there is one or it is cleared. */
function withOperation<Fields extends { apiOperationId?: string | null }>(
  { apiOperationId: _uuid, ...rest }: Fields,
  operation: string | null | undefined,
) {
  if (operation === undefined) return rest;
  return { ...rest, operationId: operation && toTypeId('apiOperation', operation) };
}

interface BlockerChange {
  readonly action: 'blocker.raise' | 'blocker.update' | 'blocker.resolve';
  readonly id: string;
  readonly was: object | null;
  readonly changes: Record<string, unknown>;
}

async function updateForecastAndRecord(
  tx: Tx,
  engagement: EngagementEntity,
  planning: Planning,
  change: BlockerChange,
): Promise<void> {
  const today = todayOf(tx, engagement);
  await updateForecastFrom(tx, engagement, planning, { action: change.action, today, touched: true });
  await record(tx, engagement, change);
}

async function record(
  tx: Tx,
  engagement: EngagementEntity,
  { action, id, was, changes }: BlockerChange,
): Promise<void> {
  await recordChange(tx, engagement, { action, subject: { kind: 'blocker', id }, was, changes });
}
