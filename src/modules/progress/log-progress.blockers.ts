import { collectAllFaults, collectFaults } from '../../kernel/collect-faults.js';
import type { Party } from '../../kernel/enums.js';
import { atMost, refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  type EngagementEntity,
  insertBlockers,
  type NewBlocker,
  type Resolved,
  saveResolutions,
} from '../engagements/index.js';
import { assertRoomForMore } from './blockers.js';
import { assertCommitmentDay, assertOpen } from './domain/blocker-rules.js';
import type { LoggedOn } from './log-progress.facts.js';
import type { NewBlockerInput, ResolvedBlockerInput } from './new-blocker.graphql.js';
import { newBlockersOf } from './new-blockers.js';

const MAX_BLOCKERS = 20;

export interface BlockerChangesInput {
  readonly raise?: readonly NewBlockerInput[] | null;
  readonly resolve?: readonly ResolvedBlockerInput[] | null;
}

export interface BlockerChanges {
  readonly raise: readonly NewBlocker[];
  readonly resolve: readonly (Resolved & { readonly party: Party })[];
}

export const NO_BLOCKERS: BlockerChanges = { raise: [], resolve: [] };

/**
 * Validates the blockers to raise and resolve.
 * @param today in the engagement's time zone
 * @throws Refusal with an error for each invalid list entry
 */
export async function blockerChangesOf(
  engagement: EngagementEntity,
  given: BlockerChangesInput,
  on: LoggedOn,
  today: LocalDate,
): Promise<BlockerChanges> {
  const [raise, resolve] = await collectAllFaults(
    () => raisedOf(atMost(MAX_BLOCKERS, 'blockers', given.raise, 'raise'), on, today),
    () => resolutionsOf(atMost(MAX_BLOCKERS, 'blockers', given.resolve, 'resolve'), on),
  );
  if (raise.length > 0) assertRoomForMore(engagement, on, raise.length - resolve.length, 'raise');
  return { raise, resolve };
}

/** @returns the ids of the new blockers, in the order given */
export async function saveBlockerChanges(
  tx: Tx,
  engagement: EngagementEntity,
  { raise, resolve }: BlockerChanges,
): Promise<string[]> {
  await saveResolutions(tx, resolve);
  return raise.length > 0 ? insertBlockers(tx, engagement, raise) : [];
}

async function raisedOf(
  given: readonly NewBlockerInput[],
  { planning: { plan }, operations }: LoggedOn,
  today: LocalDate,
): Promise<NewBlocker[]> {
  const fieldOf = (index: number, field: string) => `raise.${index}.${field}`;
  const [raise] = await collectAllFaults(
    () => newBlockersOf(given, { plan, operations, fieldOf }),
    () =>
      collectFaults(given, ({ commitmentOn = null }, index) =>
        assertCommitmentDay(commitmentOn, today, fieldOf(index, 'commitmentOn')),
      ),
  );
  return raise;
}

function resolutionsOf(
  given: readonly ResolvedBlockerInput[],
  { named }: LoggedOn,
): BlockerChanges['resolve'] {
  const ids = given.map(({ blockerId }) => fromTypeId('blocker', blockerId));
  return collectFaults(given, ({ resolution }, index) => {
    const field = `resolve.${index}.blockerId`;
    const blocker = named.find(({ id }) => id === ids[index]);
    if (!blocker) refuse('NOT_FOUND', field, 'Blocker not found in this engagement.');
    if (ids.indexOf(blocker.id) !== index) refuse('INVALID', field, 'This blocker is listed twice.');
    assertOpen(blocker, field);
    return { id: blocker.id, party: blocker.party, resolution };
  });
}
