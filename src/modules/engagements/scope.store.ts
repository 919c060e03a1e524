import { type Tx, query } from '../../platform/database/tx.js';

/** engagement_scope_pkey and engagement_scope_operation_pkey give the scope. */
const IN_SCOPE = `
  select o.id
  from api_operation o
  join engagement_scope s on s.api_version_id = o.api_version_id and s.engagement_id = $1
  where o.id = any($2::uuid[]) and (s.all_operations or exists (
    select from engagement_scope_operation c where c.engagement_id = $1 and c.api_operation_id = o.id))`;

/** @returns those of the operations that the engagement is about; removed ones count, as calls of them still do */
export async function operationsInScope(
  tx: Tx,
  engagementId: string,
  operationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await query<{ id: string }>(tx, IN_SCOPE, [engagementId, operationIds]);
  return new Set(rows.map(({ id }) => id));
}
