import { IsNull } from 'typeorm';
import { newId } from '../../kernel/ids.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { userIdOf } from '../../kernel/viewer.js';
import { selectListOf } from '../../platform/database/entity-columns.js';
import { plainRow, type Query, withInstants } from '../../platform/database/read-together.js';
import { type Tx, write } from '../../platform/database/tx.js';
import { insertOf, updateOf } from '../../platform/database/write.js';
import { BlockerCommitmentEntity, BlockerEntity, BlockerSeverityEntity } from './blocker.entity.js';
import { isOpenBlocker } from './conditions.js';
import type { EngagementEntity } from './engagement.entity.js';

/** Fields set when a blocker is raised; staff raise it unless said otherwise. */
export type NewBlocker = Pick<
  BlockerEntity,
  'severity' | 'party' | 'reason' | 'milestoneId' | 'apiOperationId' | 'visibility' | 'commitmentOn'
> &
  Partial<Pick<BlockerEntity, 'raisedByPartner'>>;

/** Fields that can be changed. */
export type BlockerFields = Partial<
  Pick<BlockerEntity, 'severity' | 'party' | 'reason' | 'visibility' | 'commitmentOn' | 'apiOperationId'>
>;

/** Resolution of an open blocker. */
export interface Resolved {
  readonly id: string;
  readonly resolution: string;
}

/** @param id UUID; null if the caller's id was malformed */
export async function findBlocker(tx: Tx, id: string | null): Promise<BlockerEntity | null> {
  return id === null ? null : tx.db.findOneBy(BlockerEntity, { id });
}

const BLOCKER_COLUMNS = selectListOf(BlockerEntity);

/** The blockers with these ids that belong to the engagement, including resolved ones. */
export const blockersQuery = (engagementId: string, ids: readonly string[]): Query<BlockerEntity> => ({
  name: 'blockers',
  text: `select ${BLOCKER_COLUMNS} from blocker where engagement_id = $1 and id = any($2::uuid[])`,
  values: [engagementId, ids],
  fromJson: withInstants('raisedAt', 'resolvedAt'),
});

/** What a forecast and the limits need of an open blocker. */
export type OpenBlocker = Pick<BlockerEntity, 'id' | 'milestoneId' | 'commitmentOn' | 'visibility'>;

/** Uses blocker_open. */
export const openBlockersQuery = (engagementId: string): Query<OpenBlocker> => ({
  name: 'open_blockers',
  text: `select b.id, b.milestone_id as "milestoneId", b.commitment_on::text as "commitmentOn", b.visibility
    from blocker b where b.engagement_id = $1 and ${toSql(isOpenBlocker(sql`b`))}`,
  values: [engagementId],
  fromJson: plainRow,
});

/** @returns the ids of an engagement's open blockers, latest first */
export async function openBlockerIds(tx: Tx, engagementId: string): Promise<string[]> {
  const open = await tx.db.find(BlockerEntity, {
    ...{ select: { id: true }, where: { engagementId, resolvedAt: IsNull() } },
    order: { raisedAt: 'DESC', id: 'DESC' },
  });
  return open.map(({ id }) => id);
}

/** How often a commitment was made, moved or withdrawn. */
export const commitmentsQuery = (blockerId: string): Query<{ readonly count: number }> => ({
  name: 'count_commitments',
  text: 'select count(*)::int as count from blocker_commitment where blocker_id = $1',
  values: [blockerId],
  fromJson: plainRow,
});

/**
 * Inserts blockers and their first history rows with a fixed number of statements. They are raised by the transaction's
 * actor, who must be a user.
 * @returns their ids, in the given order
 */
export async function insertBlockers(
  tx: Tx,
  { id: engagementId, partnerId }: EngagementEntity,
  fresh: readonly NewBlocker[],
): Promise<string[]> {
  const raised = { raisedAt: tx.now, raisedById: userIdOf(tx.actor), raisedByName: tx.actor.name };
  const open = { resolvedAt: null, resolution: null, version: 1 };
  const rows = fresh.map((each) => ({
    ...{ raisedByPartner: false, ...each, ...raised, ...open },
    ...{ id: newId(), engagementId, partnerId },
  }));
  await write(tx, insertOf(BlockerEntity, rows));
  await recordSeverities(tx, rows);
  await recordCommitments(
    tx,
    rows.filter(({ commitmentOn }) => commitmentOn !== null),
  );
  return rows.map(({ id }) => id);
}

/** Saves changes, increments the version, and records severity and commitment in their history. */
export async function saveBlocker(tx: Tx, current: BlockerEntity, fields: BlockerFields): Promise<void> {
  const { id } = current;
  await write(tx, updateOf(BlockerEntity, id, { ...fields, version: current.version + 1 }));
  const saved = { ...current, ...fields };
  if ('severity' in fields) await recordSeverities(tx, [saved]);
  if ('commitmentOn' in fields) await recordCommitments(tx, [saved]);
}

/** Resolves open blockers in one statement and increments their versions. */
export async function saveResolutions(tx: Tx, resolved: readonly Resolved[]): Promise<void> {
  if (resolved.length === 0) return;
  const given = JSON.stringify(resolved);
  await write(tx, {
    table: 'blocker',
    text: (bind) => `update blocker b
      set resolved_at = ${bind(tx.now)}, resolution = r.resolution, version = b.version + 1
      from jsonb_to_recordset(${bind(given)}) as r (id uuid, resolution text)
      where b.id = r.id`,
  });
}

type History = Pick<BlockerEntity, 'id' | 'severity' | 'commitmentOn'>;

async function recordSeverities(tx: Tx, blockers: readonly History[]): Promise<void> {
  const rows = blockers.map(({ id, severity }) => ({ id: newId(), blockerId: id, at: tx.now, severity }));
  await write(tx, insertOf(BlockerSeverityEntity, rows));
}

async function recordCommitments(tx: Tx, blockers: readonly History[]): Promise<void> {
  if (blockers.length === 0) return;
  const change = { changedAt: tx.now, changedByName: tx.actor.name };
  const rows = blockers.map(({ id, commitmentOn }) => ({
    ...change,
    id: newId(),
    blockerId: id,
    commitmentOn,
  }));
  await write(tx, insertOf(BlockerCommitmentEntity, rows));
}
