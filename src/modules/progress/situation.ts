import { latestOf, type LocalDate } from '../../kernel/local-date.js';
import type { RowsOf } from '../../platform/database/read-together.js';
import { readTogether } from '../../platform/database/read-together.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  type EngagementEntity,
  type NewBlocker,
  type OpenBlocker,
  openBlockersQuery,
} from '../engagements/index.js';
import {
  type Planning,
  planningFrom,
  planningQueries,
  type StatusChange,
  type StoredMilestone,
} from '../planning/index.js';

/** The plan and the open blockers of a locked engagement: what changes of them, and the forecast afterwards, depend on. */
export interface Situation {
  readonly planning: Planning;
  readonly open: readonly OpenBlocker[];
}

/** To be read in one statement with other queries. */
export function situationQueries(engagement: EngagementEntity) {
  return { ...planningQueries(engagement), open: openBlockersQuery(engagement.id) };
}

type Queries = ReturnType<typeof situationQueries>;

/** @param queries those that were run */
export function situationFrom(queries: Queries, rows: RowsOf<Queries>): Situation {
  return { planning: planningFrom(queries, rows), open: rows.open };
}

export async function loadSituation(tx: Tx, engagement: EngagementEntity): Promise<Situation> {
  const queries = situationQueries(engagement);
  return situationFrom(queries, await readTogether(tx, queries));
}

/** Changes of milestones and blockers that have been written, or will be with the forecast. */
export interface SituationChanges {
  readonly statuses?: readonly StatusChange[];
  readonly raised?: readonly Pick<NewBlocker, 'milestoneId' | 'commitmentOn'>[];
  /** UUIDs of resolved blockers. */
  readonly resolved?: readonly string[];
  readonly committed?: Pick<OpenBlocker, 'id' | 'commitmentOn'>;
}

/** The situation after changes, so that the forecast need not read it again. */
export function planningAfter(
  { planning, open }: Situation,
  { statuses = [], raised = [], resolved = [], committed }: SituationChanges,
): Planning {
  const states = new Map(statuses.map((change) => [change.id, change]));
  const left = open.filter(({ id }) => !resolved.includes(id));
  const moved = left.map((each) => (each.id === committed?.id ? { ...each, ...committed } : each));
  const commitments = latestCommitments([...moved, ...raised]);
  const after = (milestone: StoredMilestone): StoredMilestone => ({
    ...milestone,
    ...states.get(milestone.id),
    commitmentOn: commitments.get(milestone.id) ?? null,
  });
  return { ...planning, plan: planning.plan.map(after) };
}

function latestCommitments(
  open: readonly Pick<OpenBlocker, 'milestoneId' | 'commitmentOn'>[],
): ReadonlyMap<string, LocalDate> {
  const latest = new Map<string, LocalDate>();
  for (const { milestoneId, commitmentOn } of open)
    if (milestoneId !== null && commitmentOn !== null)
      latest.set(milestoneId, latestOf(commitmentOn, latest.get(milestoneId)));
  return latest;
}
