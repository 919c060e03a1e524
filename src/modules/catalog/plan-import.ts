import { refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { ApiOperationEntity } from './api-operation.entity.js';
import { ApiVersionEntity } from './api-version.entity.js';
import { type DescribedRow, sizeOf } from './catalog.store.js';
import type { ApiDescription } from './describe/api-description.js';
import { MAX_HOSTS, MAX_OPERATIONS, MAX_VERSIONS } from './domain/catalog-limits.js';
import { type OperationDiff, diffOperations } from './domain/diff-operations.js';
import { type VersionAddress, addressOfVersion, sameAddress } from './domain/version-address.js';
import type { ImportApiDescriptionInput } from './import-api-description.graphql.js';

type KnownRow = ApiOperationEntity & { readonly removed: boolean };

/** Changes to one version by an import. */
export interface ImportPlan {
  /** Before the import; a new one is not saved yet. */
  readonly version: ApiVersionEntity;
  readonly isNew: boolean;
  /** After the import. */
  readonly address: VersionAddress;
  readonly described: readonly DescribedRow[];
  readonly diff: OperationDiff<KnownRow, DescribedRow>;
}

/** @throws Refusal LIMIT_EXCEEDED if the product would exceed a limit */
export async function planImport(
  tx: Tx,
  apiProductId: string,
  input: ImportApiDescriptionInput,
  description: ApiDescription,
): Promise<ImportPlan> {
  const { version: name } = input;
  const status = input.status ?? 'BETA';
  const current = await tx.db.findOneBy(ApiVersionEntity, { apiProductId, version: name });
  const address = addressOfVersion(input, current, description);
  const living = { sunsetOn: null, replacedById: null };
  const own = { id: newId(), apiProductId, version: name, status, ...living, createdAt: tx.now };
  const version =
    current ?? tx.db.create(ApiVersionEntity, { ...own, ...address, hosts: [...address.hosts] });
  const operations = current ? await tx.db.findBy(ApiOperationEntity, { apiVersionId: current.id }) : [];
  const known = operations.map((operation) => ({ ...operation, removed: operation.removedAt !== null }));
  const described = description.operations.map((each, position) => ({ ...each, id: newId(), position }));
  const plan = { version, isNew: !current, address, described, diff: diffOperations(known, described) };
  await assertNotTooMuch(tx, plan);
  return plan;
}

async function assertNotTooMuch(tx: Tx, { version, isNew, address, diff }: ImportPlan): Promise<void> {
  const size = await sizeOf(tx, version.apiProductId);
  const operations = size.operations + diff.added.length;
  if (address.hosts.length > MAX_HOSTS)
    refuse('LIMIT_EXCEEDED', 'hosts', `A version can have at most ${MAX_HOSTS} hosts.`);
  if (isNew && size.versions >= MAX_VERSIONS)
    refuse('LIMIT_EXCEEDED', 'version', `An API product can have at most ${MAX_VERSIONS} versions.`);
  if (operations > MAX_OPERATIONS)
    refuse(
      'LIMIT_EXCEEDED',
      'document',
      `The API product would have ${operations} operations across all versions; the limit is ${MAX_OPERATIONS}.`,
    );
}

/** Audited changes of an import: only the number of operations, as their rows have the details. */
export function changesOf({ version, isNew, address, diff }: ImportPlan): Record<string, unknown> | null {
  const moved = isNew || !sameAddress(version, address);
  const counts = {
    added: diff.added.length,
    changed: diff.changed.length,
    removed: diff.removed.length,
    restored: diff.restored.length,
  };
  if (!moved && Object.values(counts).every((count) => count === 0)) return null;
  const { version: name, status } = version;
  return { version: name, ...(isNew ? { status } : {}), ...(moved ? address : {}), ...counts };
}
