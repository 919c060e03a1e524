import { refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { type NewBlocker, operationsInScope } from '../engagements/index.js';
import { milestoneOf } from './milestone-lookup.js';
import type { StoredMilestone } from './milestone.store.js';
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
 * @throws Refusal where a milestone is not in the plan, or an operation not in scope
 */
export async function newBlockersOf(
  tx: Tx,
  given: readonly NewBlockerInput[],
  { engagementId, plan, fieldOf }: Place,
): Promise<NewBlocker[]> {
  const wanted = given.flatMap(({ operationId }) => operationUuid(operationId) ?? []);
  const inScope = wanted.length > 0 ? await operationsInScope(tx, engagementId, wanted) : new Set<string>();
  return given.map((blocker, index) => {
    const { severity, party, reason, visibility, commitmentOn = null, milestoneId, operationId } = blocker;
    const milestone = milestoneId ? milestoneOf(plan, milestoneId, fieldOf(index, 'milestoneId')) : null;
    const apiOperationId = operationUuid(operationId);
    if (operationId && !(apiOperationId && inScope.has(apiOperationId)))
      refuse('NOT_FOUND', fieldOf(index, 'operationId'), "The engagement's scope has no such operation.");
    const own = { severity, party, reason, visibility, commitmentOn };
    return { ...own, milestoneId: milestone?.id ?? null, apiOperationId };
  });
}

function operationUuid(typeId: string | null | undefined): string | null {
  return typeId ? fromTypeId('apiOperation', typeId) : null;
}
