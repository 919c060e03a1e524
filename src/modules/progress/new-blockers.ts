import { collectFaults } from '../../kernel/collect-faults.js';
import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { type NewBlocker, operationsInScope } from '../engagements/index.js';
import { milestoneOf, type StoredMilestone } from '../planning/index.js';
import type { NewBlockerInput } from './new-blocker.graphql.js';

type Field = keyof NewBlockerInput;

export interface Place {
  /** The engagement's UUID. */
  readonly engagementId: string;
  readonly plan: readonly StoredMilestone[];
  /** Where a field of the blocker at an index stands in the input. */
  readonly fieldOf: (index: number, field: Field) => string;
}

/**
 * What the blockers given name, looked up in one statement however many they are.
 * @throws Refusal with each milestone that is not in the plan and each operation that is not in scope
 */
export async function newBlockersOf(
  tx: Tx,
  given: readonly NewBlockerInput[],
  { engagementId, plan, fieldOf }: Place,
): Promise<NewBlocker[]> {
  const wanted = given.flatMap(({ operationId }) => operationUuid(operationId) ?? []);
  const inScope = wanted.length > 0 ? await operationsInScope(tx, engagementId, wanted) : new Set<string>();
  return collectFaults(given, (blocker, index) => {
    const { severity, party, reason, visibility, commitmentOn = null } = blocker;
    const [milestoneId, apiOperationId] = collectFaults(
      [
        () => milestoneUuid(plan, blocker, fieldOf(index, 'milestoneId')),
        () => scopedOperation(inScope, blocker, fieldOf(index, 'operationId')),
      ],
      (lookUp) => lookUp(),
    );
    const own = { severity, party, reason, visibility, commitmentOn };
    return { ...own, milestoneId: milestoneId ?? null, apiOperationId: apiOperationId ?? null };
  });
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
  { operationId }: NewBlockerInput,
  field: string,
): string | null {
  const id = operationUuid(operationId);
  if (operationId && !(id && inScope.has(id)))
    refuse('NOT_FOUND', field, "Operation not found in the engagement's scope.");
  return id;
}

function operationUuid(typeId: string | null | undefined): string | null {
  return typeId ? fromTypeId('apiOperation', typeId) : null;
}
