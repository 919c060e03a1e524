import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import { readTogether } from '../../platform/database/read-together.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  type EngagementEntity,
  type EngagementTeam,
  lockEngagementRow,
  teamFrom,
  teamQuery,
} from '../engagements/index.js';
import { engagementIdOf, type StoredMilestone } from './milestone.store.js';
import { type Planning, planningFrom, planningQueries } from './planning.store.js';

/** @throws Refusal if the plan has no milestone with this TypeID */
export function milestoneOf(
  plan: readonly StoredMilestone[],
  typeId: string,
  field: string,
): StoredMilestone {
  const id = fromTypeId('milestone', typeId);
  const found = plan.find((milestone) => milestone.id === id);
  return found ?? refuse('NOT_FOUND', field, 'Milestone not found in this engagement.');
}

/** A milestone of a locked engagement, with all that a change of it depends on. */
export interface MilestoneFacts {
  readonly engagement: EngagementEntity;
  readonly milestone: StoredMilestone;
  readonly team: EngagementTeam;
  readonly planning: Planning;
}

/**
 * Finds a milestone by its TypeID and locks its engagement, whose lock covers the whole plan; then reads the plan, with the
 * engagement's team and holidays, in one statement.
 */
export async function lockMilestone(tx: Tx, typeId: string, field: string): Promise<MilestoneFacts> {
  const id = fromTypeId('milestone', typeId);
  const engagementId = id && (await engagementIdOf(tx, id));
  const engagement = engagementId && (await lockEngagementRow(tx, engagementId));
  if (!engagement) refuse('NOT_FOUND', field, 'Milestone not found.');
  const queries = planningQueries(engagement);
  const rows = await readTogether(tx, { team: teamQuery(engagement.id), ...queries });
  const planning = planningFrom(queries, rows);
  return {
    engagement,
    milestone: milestoneOf(planning.plan, typeId, field),
    team: teamFrom(rows.team),
    planning,
  };
}
