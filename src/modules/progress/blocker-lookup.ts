import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import { readTogether } from '../../platform/database/read-together.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  type BlockerEntity,
  blockersQuery,
  commitmentsQuery,
  type EngagementEntity,
  type EngagementTeam,
  findBlocker,
  lockEngagementRow,
  teamFrom,
  teamQuery,
} from '../engagements/index.js';
import { type Situation, situationFrom, situationQueries } from './situation.js';

/** A blocker of a locked engagement, with all that a change of it depends on. */
export interface BlockerFacts {
  readonly blocker: BlockerEntity;
  readonly team: EngagementTeam;
  readonly situation: Situation;
  /** How often a commitment was made, moved or withdrawn. */
  readonly commitments: number;
}

/** @returns null if the engagement has no such blocker */
export async function loadBlocker(
  tx: Tx,
  engagement: EngagementEntity,
  blockerId: string,
): Promise<BlockerFacts | null> {
  const queries = situationQueries(engagement);
  const rows = await readTogether(tx, {
    ...queries,
    ...{ team: teamQuery(engagement.id), named: blockersQuery(engagement.id, [blockerId]) },
    commitments: commitmentsQuery(blockerId),
  });
  const [blocker] = rows.named;
  if (!blocker) return null;
  const [team, situation] = [teamFrom(rows.team), situationFrom(queries, rows)];
  return { blocker, team, situation, commitments: rows.commitments[0]!.count };
}

/**
 * Finds a blocker by its TypeID and locks its engagement, whose lock covers all its blockers.
 * @returns the engagement, and the blocker as read after locking
 */
export async function lockEngagementOfBlocker(
  tx: Tx,
  typeId: string,
  field: string,
): Promise<BlockerFacts & { readonly engagement: EngagementEntity }> {
  const found = await findBlocker(tx, fromTypeId('blocker', typeId));
  const engagement = found && (await lockEngagementRow(tx, found.engagementId));
  const facts = engagement && (await loadBlocker(tx, engagement, found.id));
  if (!facts) refuse('NOT_FOUND', field, 'Blocker not found.');
  return { engagement, ...facts };
}
