import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Refusal } from '../../kernel/errors.js';
import { toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { ApiVersionEntity } from './api-version.entity.js';
import { CATALOG_EVENTS } from './catalog.events.js';
import { lockApiProduct, markRemoved, saveDescribed } from './catalog.store.js';
import type { ApiDescription } from './describe/api-description.js';
import type { OperationFacts } from './domain/diff-operations.js';
import { addressWarning } from './domain/version-address.js';
import {
  ImportApiDescriptionInput,
  ImportApiDescriptionPayload,
  type ImportedOperation,
} from './import-api-description.graphql.js';
import { changesOf, type ImportPlan, planImport } from './plan-import.js';
import { readDocument } from './read-document.js';

type Imported = Required<Omit<ImportApiDescriptionPayload, 'userErrors'>>;

@Resolver()
export class ImportApiDescriptionMutation {
  constructor(private readonly useCases: UseCases) {}

  /**
   * Reads the document before the transaction, because that takes seconds in which it would hold a connection and a
   * lock.
   */
  @Allow('catalog:write')
  @Mutation(() => ImportApiDescriptionPayload, {
    description: 'Imports the operations of a version from its API description, or updates them.',
  })
  async importApiDescription(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ImportApiDescriptionInput, description: 'The API description.' })
    given: ImportApiDescriptionInput,
  ): Promise<ImportApiDescriptionPayload> {
    const read = await readDocument(given.document);
    return this.useCases.run(viewer, ImportApiDescriptionInput, given, async (tx, input) => {
      if (read instanceof Refusal) throw read;
      const product = await lockApiProduct(tx, input.apiProductId);
      const plan = await planImport(tx, product.id, input, read);
      if (!input.dryRun) await applyPlan(tx, plan);
      const remarks = importWarnings(input, plan, read).map((message) => ({ message, line: null, path: '' }));
      return {
        apiProduct: product.id,
        ...operationsOf(plan, input.dryRun),
        warnings: [...read.warnings, ...remarks],
      };
    });
  }
}

/** Warnings about effects of the import that may surprise. */
function importWarnings(
  { status, ...input }: ImportApiDescriptionInput,
  { version, isNew, address, described, diff }: ImportPlan,
  read: ApiDescription,
): string[] {
  const remarks: string[] = [];
  const moved = addressWarning(input, address, read);
  if (moved !== null) remarks.push(moved);
  if (!isNew && status && status !== version.status)
    remarks.push(
      `The version keeps its status ${version.status}; an import sets ${status} only for new versions.`,
    );
  if (described.length === 0 && diff.removed.length > 0)
    remarks.push(
      `The version no longer has any operations: all ${diff.removed.length} are marked as removed.`,
    );
  return remarks;
}

async function applyPlan(tx: Tx, plan: ImportPlan): Promise<void> {
  const { version, isNew, address, described, diff } = plan;
  const hosts = [...address.hosts];
  const changes = changesOf(plan);
  if (isNew) await tx.db.insert(ApiVersionEntity, version);
  else if (changes) await tx.db.update(ApiVersionEntity, version.id, { hosts, basePath: address.basePath });
  await saveDescribed(tx, version.id, described);
  await markRemoved(tx, diff.removed);
  const subject = { kind: 'apiVersion', id: version.id } as const;
  if (!changes) return;
  const place = { partnerId: null, engagementId: null };
  const was = isNew ? null : { ...version };
  await audit(tx, { action: 'api-description.import', subject, ...place, was, changes });
  await recordEvent(tx, { kind: CATALOG_EVENTS.versionDescribed, subject: version.id });
}

type OperationLists = Pick<Imported, 'added' | 'changed' | 'removed'>;

function operationsOf({ diff }: ImportPlan, dryRun: boolean): OperationLists {
  return {
    added: [
      ...diff.added.map((operation) => imported(operation, dryRun ? null : operation.id)),
      ...diff.restored.map(({ existing, described }) => imported(described, existing.id)),
    ],
    changed: diff.changed.map(({ existing, described }) => imported(described, existing.id)),
    removed: diff.removed.map((operation) => imported(operation, operation.id)),
  };
}

function imported({ method, path, summary }: OperationFacts, id: string | null): ImportedOperation {
  return { id: id === null ? null : toTypeId('apiOperation', id), method, path, summary };
}
