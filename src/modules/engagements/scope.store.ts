import { newId } from '../../kernel/ids.js';
import { plainRow, type Query, run } from '../../platform/database/read-together.js';
import type { Tx } from '../../platform/database/tx.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import type { EngagementTeam } from './engagement.policy.js';
import { scopedOperations } from './in-scope.js';
import {
  EngagementEngineerEntity,
  EngagementScopeEntity,
  EngagementScopeHistoryEntity,
  EngagementScopeOperationEntity,
} from './scope.entity.js';

/** An API version in scope; `operationIds` null means all of its operations. */
export interface ScopeItem {
  readonly apiVersionId: string;
  readonly operationIds: readonly string[] | null;
}

interface Member {
  readonly engineerId: string;
}

/** Uses engagement_engineer_pkey. */
export const teamQuery = (engagementId: string): Query<Member> => ({
  name: 'team',
  text: 'select engineer_id as "engineerId" from engagement_engineer where engagement_id = $1',
  values: [engagementId],
  fromJson: plainRow,
});

export const teamFrom = (members: readonly Member[]): EngagementTeam => ({
  engineerIds: members.map(({ engineerId }) => engineerId),
});

/** Everyone who works on an engagement. */
export async function teamOf(tx: Tx, engagementId: string): Promise<EngagementTeam> {
  return teamFrom(await run(tx, teamQuery(engagementId)));
}

export async function engineerIdsOf(tx: Tx, engagementId: string): Promise<readonly string[]> {
  return (await teamOf(tx, engagementId)).engineerIds;
}

/** @param team everyone who works on it from now on, including the lead */
export async function replaceTeam(tx: Tx, engagementId: string, team: readonly string[]): Promise<void> {
  await tx.db.delete(EngagementEngineerEntity, { engagementId });
  await tx.db.insert(
    EngagementEngineerEntity,
    [...new Set(team)].map((engineerId) => ({ engagementId, engineerId })),
  );
}

/** Replaces the scope and records it in the history, which breadth and the funnel depend on. */
export async function replaceScope(tx: Tx, engagementId: string, scope: readonly ScopeItem[]): Promise<void> {
  await tx.db.delete(EngagementScopeOperationEntity, { engagementId });
  await tx.db.delete(EngagementScopeEntity, { engagementId });
  await tx.db.insert(
    EngagementScopeEntity,
    scope.map(({ apiVersionId, operationIds }) => ({
      engagementId,
      apiVersionId,
      allOperations: operationIds === null,
    })),
  );
  await tx.db.insert(
    EngagementScopeOperationEntity,
    scope.flatMap(({ apiVersionId, operationIds }) =>
      (operationIds ?? []).map((apiOperationId) => ({ engagementId, apiVersionId, apiOperationId })),
    ),
  );
  await tx.db.insert(EngagementScopeHistoryEntity, {
    ...{ id: newId(), engagementId, at: tx.now },
    scope: [...scope],
  });
}

export async function scopeOf(tx: Tx, engagementId: string): Promise<ScopeItem[]> {
  const versions = await tx.db.findBy(EngagementScopeEntity, { engagementId });
  const operations = await tx.db.findBy(EngagementScopeOperationEntity, { engagementId });
  return versions.map(({ apiVersionId, allOperations }) => ({
    apiVersionId,
    operationIds: allOperations
      ? null
      : operations.filter((each) => each.apiVersionId === apiVersionId).map((each) => each.apiOperationId),
  }));
}

const IN_SCOPE = `select o.id from (${toSql(scopedOperations(sql`$1`))}) o where o.id = any($2::uuid[])`;

/** Which of the operations are in scope, including removed ones, whose calls still count. */
export const operationsInScopeQuery = (
  engagementId: string,
  operationIds: readonly string[],
): Query<{ readonly id: string }> => ({
  name: 'operations_in_scope',
  text: IN_SCOPE,
  values: [engagementId, operationIds],
  fromJson: plainRow,
});

export async function operationsInScope(
  tx: Tx,
  engagementId: string,
  operationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await run(tx, operationsInScopeQuery(engagementId, operationIds));
  return new Set(rows.map(({ id }) => id));
}
