import { In } from 'typeorm';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId, type IdKind } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { ApiOperationEntity, ApiVersionEntity } from '../catalog/index.js';
import { MAX_SCOPE_OPERATIONS, MAX_SCOPE_VERSIONS, type ScopeItem } from '../engagements/index.js';
import type { ScopeInput } from './start-engagement.graphql.js';

export interface Scope {
  readonly items: readonly ScopeItem[];
  readonly apiProductIds: readonly string[];
}

/**
 * Looks up the API versions and operations of a scope, in two statements whatever its size.
 * @param kept ids already in scope, which may stay even if no longer served
 */
export async function findScope(
  tx: Tx,
  given: readonly ScopeInput[],
  kept: ReadonlySet<string> = new Set(),
): Promise<Scope> {
  assertCounts(given);
  const items = given.map(decoded);
  const versions = await tx.db.findBy(ApiVersionEntity, { id: In(items.map((item) => item.apiVersionId)) });
  const operations = await tx.db.findBy(ApiOperationEntity, {
    id: In(items.flatMap(({ operationIds }) => operationIds ?? [])),
  });
  const versionOf = new Map(
    operations
      .filter((each) => !each.removedAt || kept.has(each.id))
      .map((each) => [each.id, each.apiVersionId]),
  );
  items.forEach((item, index) => {
    const version = versions.find(({ id }) => id === item.apiVersionId);
    if (!version) refuse('NOT_FOUND', `scope.${index}.apiVersionId`, 'API version not found.');
    if (version.status === 'SUNSET' && !kept.has(version.id))
      refuse('INVALID', `scope.${index}.apiVersionId`, `Version ${version.version} is no longer served.`);
    item.operationIds?.forEach((id, at) => {
      if (versionOf.get(id) !== item.apiVersionId)
        refuse('NOT_FOUND', `scope.${index}.operationIds.${at}`, 'Operation not found in this version.');
    });
  });
  return { items, apiProductIds: [...new Set(versions.map(({ apiProductId }) => apiProductId))] };
}

function assertCounts(given: readonly ScopeInput[]): void {
  if (given.length === 0) refuse('INVALID', 'scope', 'List at least one API version.');
  if (given.length > MAX_SCOPE_VERSIONS)
    refuse(
      'LIMIT_EXCEEDED',
      'scope',
      `An engagement can have at most ${MAX_SCOPE_VERSIONS} API versions in scope.`,
    );
  given.forEach(({ apiVersionId, operationIds }, index) => {
    const field = `scope.${index}.operationIds`;
    if (operationIds?.length === 0) refuse('INVALID', field, 'Omit it to include all operations.');
    if ((operationIds?.length ?? 0) > MAX_SCOPE_OPERATIONS)
      refuse(
        'LIMIT_EXCEEDED',
        field,
        `List at most ${MAX_SCOPE_OPERATIONS} operations, or omit it to include all.`,
      );
    if (given.findIndex((other) => other.apiVersionId === apiVersionId) !== index)
      refuse('INVALID', `scope.${index}.apiVersionId`, 'This API version is listed twice.');
  });
}

function decoded({ apiVersionId, operationIds }: ScopeInput, index: number): ScopeItem {
  const field = `scope.${index}`;
  return {
    apiVersionId: idOf('apiVersion', apiVersionId, `${field}.apiVersionId`, 'API version not found.'),
    operationIds: operationIds
      ? [...new Set(operationIds)].map((id, at) =>
          idOf('apiOperation', id, `${field}.operationIds.${at}`, 'Operation not found in this version.'),
        )
      : null,
  };
}

function idOf(kind: IdKind, typeId: string, field: string, message: string): string {
  return fromTypeId(kind, typeId) ?? refuse('NOT_FOUND', field, message);
}
