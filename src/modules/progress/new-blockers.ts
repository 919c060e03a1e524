import { collectFaults } from '../../kernel/collect-faults.js';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { type NewBlocker, operationsInScope } from '../engagements/index.js';
import { milestoneOf, type StoredMilestone } from '../planning/index.js';
import type { NewBlockerInput } from './new-blocker.graphql.js';

type Field = keyof NewBlockerInput;

export interface BlockerContext {
  /** Those of the operations given that are in scope. */
  readonly operations: ReadonlySet<string>;
  readonly plan: readonly StoredMilestone[];
  /** Input path of a field of the blocker at an index. */
  readonly fieldOf: (index: number, field: Field) => string;
}

/**
 * Looks up the milestones and operations of new blockers.
 * @throws Refusal with an error for each milestone not in the plan and each operation not in scope
 */
export function newBlockersOf(
  given: readonly NewBlockerInput[],
  { operations, plan, fieldOf }: BlockerContext,
): NewBlocker[] {
  return collectFaults(given, (blocker, index) => {
    const { severity, party, reason, visibility, commitmentOn = null } = blocker;
    const [milestoneId, apiOperationId] = collectFaults(
      [
        () => milestoneUuid(plan, blocker, fieldOf(index, 'milestoneId')),
        () => scopedOperation(operations, blocker, fieldOf(index, 'operationId')),
      ],
      (lookUp) => lookUp(),
    );
    const own = { severity, party, reason, visibility, commitmentOn };
    return { ...own, milestoneId: milestoneId ?? null, apiOperationId: apiOperationId ?? null };
  });
}

/** @returns UUID of an operation in the engagement's scope; null if none is given */
export async function operationOf(
  tx: Tx,
  engagementId: string,
  operationId: string | null,
): Promise<string | null> {
  const id = operationUuid(operationId);
  const inScope = id ? await operationsInScope(tx, engagementId, [id]) : new Set<string>();
  return scopedOperation(inScope, { operationId }, 'operationId');
}

function milestoneUuid(
  plan: readonly StoredMilestone[],
  { milestoneId }: NewBlockerInput,
  field: string,
): string | null {
  return milestoneId ? milestoneOf(plan, milestoneId, field).id : null;
}

function scopedOperation(
  inScope: ReadonlySet<string>,
  { operationId }: Pick<NewBlockerInput, 'operationId'>,
  field: string,
): string | null {
  const id = operationUuid(operationId);
  if (operationId && !(id && inScope.has(id)))
    refuse('NOT_FOUND', field, "Operation not found in the engagement's scope.");
  return id;
}

export function operationUuid(typeId: string | null | undefined): string | null {
  return typeId ? fromTypeId('apiOperation', typeId) : null;
}
