import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { isUnremoved } from './conditions.js';
import { ApiOperationEntity } from './api-operation.entity.js';
import { ApiProductEntity } from './api-product.entity.js';
import type { OperationFacts } from './domain/diff-operations.js';

/** Finds an API product by its TypeID and locks its row, so that imports into it run one at a time. */
export async function lockApiProduct(
  tx: Tx,
  typeId: string,
  field = 'apiProductId',
): Promise<ApiProductEntity> {
  const id = fromTypeId('apiProduct', typeId);
  const found = id
    ? await tx.db.findOne(ApiProductEntity, { where: { id }, lock: { mode: 'pessimistic_write' } })
    : null;
  return found ?? refuse('NOT_FOUND', field, 'API product not found.');
}

export interface CatalogSize {
  readonly versions: number;
  /** Across all versions, including removed operations. */
  readonly operations: number;
}

/** Uses the indexes (api_product_id, version) and (api_version_id, method, path). */
export async function sizeOf(tx: Tx, apiProductId: string): Promise<CatalogSize> {
  const [size] = await query<CatalogSize>(
    tx,
    `select count(distinct version.id)::int as versions, count(operation.id)::int as operations
     from api_version version left join api_operation operation on operation.api_version_id = version.id
     where version.api_product_id = $1`,
    [apiProductId],
  );
  return size!;
}

export interface DescribedRow extends OperationFacts {
  readonly matchable: boolean;
  /** Id of a new operation; existing ones keep theirs. */
  readonly id: string;
  readonly position: number;
}

/** Upserts all operations of a description in one statement; unchanged rows are not written. */
export async function saveDescribed(
  tx: Tx,
  apiVersionId: string,
  described: readonly DescribedRow[],
): Promise<void> {
  await query(
    tx,
    `insert into api_operation as known (id, api_version_id, method, path, summary, position, matchable)
     select id, $1, method, path, summary, position, matchable
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::int[], $7::boolean[])
       as described (id, method, path, summary, position, matchable)
     on conflict (api_version_id, method, path) do update
       set summary = excluded.summary, position = excluded.position, matchable = excluded.matchable, removed_at = null
       where not ${toSql(isUnremoved(sql`known`))}
         or (known.summary, known.position, known.matchable)
           is distinct from (excluded.summary, excluded.position, excluded.matchable)`,
    [
      apiVersionId,
      described.map((operation) => operation.id),
      described.map((operation) => operation.method),
      described.map((operation) => operation.path),
      described.map((operation) => operation.summary),
      described.map((operation) => operation.position),
      described.map((operation) => operation.matchable),
    ],
  );
}

/** Marks operations as removed; usage and scopes still refer to them. */
export async function markRemoved(tx: Tx, removed: readonly ApiOperationEntity[]): Promise<void> {
  if (removed.length === 0) return;
  const ids = removed.map(({ id }) => id);
  await query(tx, 'update api_operation set removed_at = $2 where id = any($1::uuid[])', [ids, tx.now]);
}
