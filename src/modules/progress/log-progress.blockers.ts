import { collectAllFaults, collectFaults } from '../../kernel/collect-faults.js';
import type { Party } from '../../kernel/enums.js';
import { atMost, refuse } from '../../kernel/errors.js';
import { fromTypeId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  blockersOf,
  type EngagementEntity,
  insertBlockers,
  type NewBlocker,
  type Resolved,
  saveResolutions,
} from '../engagements/index.js';
import type { StoredMilestone } from '../planning/index.js';
import { assertRoomForMore } from './blockers.js';
import { assertCommitmentDay, assertOpen } from './domain/blocker-rules.js';
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

interface Situation {
  readonly engagement: EngagementEntity;
  readonly plan: readonly StoredMilestone[];
  /** In the engagement's time zone. */
  readonly today: LocalDate;
}

/**
 * Validates the blockers to raise and resolve in a fixed number of statements; writes nothing.
 * @throws Refusal with an error for each invalid list entry
 */
export async function blockerChangesOf(
  tx: Tx,
  given: BlockerChangesInput,
  situation: Situation,
): Promise<BlockerChanges> {
  const { engagement } = situation;
  const [raise, resolve] = await collectAllFaults(
    () => raisedOf(tx, atMost(MAX_BLOCKERS, 'blockers', given.raise, 'raise'), situation),
    () => resolutionsOf(tx, engagement.id, atMost(MAX_BLOCKERS, 'blockers', given.resolve, 'resolve')),
  );
  if (raise.length > 0) await assertRoomForMore(tx, engagement, raise.length - resolve.length, 'raise');
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
  tx: Tx,
  given: readonly NewBlockerInput[],
  { engagement, plan, today }: Situation,
): Promise<NewBlocker[]> {
  const fieldOf = (index: number, field: string) => `raise.${index}.${field}`;
  const [raise] = await collectAllFaults(
    () => newBlockersOf(tx, given, { engagementId: engagement.id, plan, fieldOf }),
    () =>
      collectFaults(given, ({ commitmentOn = null }, index) =>
        assertCommitmentDay(commitmentOn, today, fieldOf(index, 'commitmentOn')),
      ),
  );
  return raise;
}

async function resolutionsOf(
  tx: Tx,
  engagementId: string,
  given: readonly ResolvedBlockerInput[],
): Promise<BlockerChanges['resolve']> {
  if (given.length === 0) return [];
  const ids = given.map(({ blockerId }) => fromTypeId('blocker', blockerId));
  const found = await blockersOf(
    tx,
    engagementId,
    ids.filter((id) => id !== null),
  );
  return collectFaults(given, ({ resolution }, index) => {
    const field = `resolve.${index}.blockerId`;
    const blocker = found.find(({ id }) => id === ids[index]);
    if (!blocker) refuse('NOT_FOUND', field, 'Blocker not found in this engagement.');
    if (ids.indexOf(blocker.id) !== index) refuse('INVALID', field, 'This blocker is listed twice.');
    assertOpen(blocker, field);
    return { id: blocker.id, party: blocker.party, resolution };
  });
}
