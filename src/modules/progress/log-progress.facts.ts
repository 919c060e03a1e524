import { fromTypeId } from '../../kernel/ids.js';
import { readTogether } from '../../platform/database/read-together.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  type BallFacts,
  ballFrom,
  ballQueries,
  type BlockerEntity,
  blockersQuery,
  type EngagementEntity,
  type EngagementTeam,
  operationsInScopeQuery,
  teamFrom,
  teamOf,
  teamQuery,
} from '../engagements/index.js';
import type { LogProgressInput } from './log-progress.graphql.js';
import { type Situation, situationFrom, situationQueries } from './situation.js';

/** What an input of logProgress can refer to. */
export interface LoggedOn extends Situation {
  readonly ball: BallFacts;
  /** Those of the blockers to resolve that belong to the engagement. */
  readonly named: readonly BlockerEntity[];
  /** Those of the operations of new blockers that are in scope. */
  readonly operations: ReadonlySet<string>;
}

/** What logging on a locked engagement depends on. */
export interface LogFacts {
  readonly team: EngagementTeam;
  /** Null for a note that refers to nothing, as most do. */
  readonly on: LoggedOn | null;
}

/** Reads in one statement. */
export async function loadLogFacts(
  tx: Tx,
  engagement: EngagementEntity,
  input: LogProgressInput,
): Promise<LogFacts> {
  const { id } = engagement;
  if (!refersToAnything(input)) return { team: await teamOf(tx, id), on: null };
  const situation = situationQueries(engagement);
  const rows = await readTogether(tx, {
    ...{ team: teamQuery(id), ...situation, ...ballQueries(id) },
    named: blockersQuery(
      id,
      uuidsOf('blocker', input.resolve ?? [], ({ blockerId }) => blockerId),
    ),
    operations: operationsInScopeQuery(
      id,
      uuidsOf('apiOperation', input.raise ?? [], ({ operationId }) => operationId),
    ),
  });
  const operations = new Set(rows.operations.map((operation) => operation.id));
  const on = { ...situationFrom(situation, rows), ball: ballFrom(rows), named: rows.named, operations };
  return { team: teamFrom(rows.team), on };
}

function refersToAnything(input: LogProgressInput): boolean {
  const { milestoneId, startMilestoneIds, completeMilestoneIds, raise, resolve, passBallTo } = input;
  const lists = [startMilestoneIds, completeMilestoneIds, raise, resolve];
  return Boolean(milestoneId) || Boolean(passBallTo) || lists.some((list) => (list ?? []).length > 0);
}

/** Malformed ids are left out: they belong to nothing. Long lists are refused later. */
function uuidsOf<Item>(
  kind: 'blocker' | 'apiOperation',
  items: readonly Item[],
  idOf: (item: Item) => string | null | undefined,
): string[] {
  return items.slice(0, MAX_LISTED).flatMap((item) => fromTypeId(kind, idOf(item) ?? '') ?? []);
}

/** More than any list of the input may have. */
const MAX_LISTED = 50;
