import { newId } from '../../kernel/ids.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
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

export async function engineerIdsOf(tx: Tx, engagementId: string): Promise<string[]> {
  const members = await tx.db.findBy(EngagementEngineerEntity, { engagementId });
  return members.map((member) => member.engineerId);
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

/** @returns which of the operations are in scope, including removed ones, whose calls still count */
export async function operationsInScope(
  tx: Tx,
  engagementId: string,
  operationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await query<{ id: string }>(tx, IN_SCOPE, [engagementId, operationIds]);
  return new Set(rows.map(({ id }) => id));
}
