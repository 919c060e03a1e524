import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { AppError, refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text, TypedKey } from '../../platform/usecases/rules.js';
import {
  assertNotEnded,
  type EngagementEntity,
  EngagementUseCases,
  saveEngagement,
} from '../engagements/index.js';
import { neededItem } from './checklist-item-lookup.js';
import { canWaive } from './checklist.policy.js';
import {
  countDecisions,
  countUndecided,
  insertDecision,
  type NeededItem,
  saveState,
  stateOfItem,
  submitterOf,
} from './checklist.store.js';
import {
  assertNotOwn,
  type ChecklistDecision as DecisionWord,
  isOnlyReworded,
  type ItemState,
  reviewed,
  UNTOUCHED,
  type Verdict,
} from './domain/checklist-moves.js';
import { ChecklistDecision, EngagementChecklistItem } from './engagement-checklist.graphql.js';
import { auditedItem, evidenceTypeId } from './evidence.js';

@InputType({ description: 'A decision on a launch checklist item.' })
export class ReviewChecklistItemInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => ID, { description: "API product in the engagement's scope." }) apiProductId!: string;
  @TypedKey()
  @Field(() => String, { description: "Code of the item in the product's checklist, e.g. PEN-TEST." })
  code!: string;
  @Field(() => ChecklistDecision, {
    description: 'The decision. Only managers can waive; nobody can decide on evidence they submitted.',
  })
  decision!: DecisionWord;
  @Field(() => ID, {
    nullable: true,
    description:
      'The evidence reviewed; rejected with CONFLICT if newer evidence has been submitted since. Required for evidence that replaced other evidence before anyone decided on it.',
  })
  evidenceId?: string | null;
  @IsOptional()
  @Text(4000)
  @Field(() => String, {
    nullable: true,
    description: 'Reason, 1-4000 characters; required to reject, where the partner sees it, and to waive.',
  })
  note?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day of the waiver, today or at most 365 days ahead; only for WAIVED.',
  })
  waivedUntil?: string | null;
}

@ObjectType({ description: 'The item after the decision.' })
export class ReviewChecklistItemPayload extends Payload {
  @Changed()
  @Field(() => EngagementChecklistItem, {
    nullable: true,
    description: 'The item as it is now for the engagement; null on error.',
  })
  item?: string;
}

/** Decisions per item and engagement; the note of a rejection can still be replaced after that. */
const MAX_DECISIONS = 200;

@Resolver()
export class ReviewChecklistItemMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  @Allow('checklist:review')
  @Mutation(() => ReviewChecklistItemPayload, {
    description:
      'Decides on a launch checklist item: accepts or rejects its evidence, or waives the item. To replace the note of a rejection, reject again with another note; this works even after the engagement has ended.',
  })
  reviewChecklistItem(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReviewChecklistItemInput, description: 'The item and the decision.' })
    given: ReviewChecklistItemInput,
  ): Promise<ReviewChecklistItemPayload> {
    return this.engagements.run(
      viewer,
      {
        action: 'checklist.review',
        Input: ReviewChecklistItemInput,
        permit: async (_tx, _engagement, input) => assertCanDecide(viewer, input),
        change: async (tx, engagement, input) => {
          const verdict = verdictOf(input);
          const item = await neededItem(tx, engagement, input);
          const current = await stateOfItem(tx, engagement, item);
          const state = current ?? UNTOUCHED;
          const isReworded = isOnlyReworded(state, verdict);
          if (!isReworded) assertNotEnded(engagement, 'engagementId');
          await assertSeen(tx, engagement, item, state, input);
          await assertNotReviewOfOwn(tx, state, viewer);
          if (!isReworded && (await countDecisions(tx, engagement, item)) >= MAX_DECISIONS)
            refuse('LIMIT_EXCEEDED', 'code', `At most ${MAX_DECISIONS} decisions can be made on an item.`);
          const next = reviewed(state, verdict, todayOf(tx, engagement));

          await insertDecision(tx, engagement, item, { ...verdict, evidenceId: state.evidenceId });
          const itemId = await saveState(tx, engagement, item, current, next);
          await saveEngagement(tx, engagement, {}, true);
          const { review, rejection, waivedUntil } = state;
          return {
            payload: { item: itemId },
            was: { decision: review, note: rejection, waivedUntil },
            changes: { ...auditedItem(item), ...verdict, evidence: evidenceTypeId(state) },
          };
        },
      },
      given,
    );
  }
}

function assertCanDecide(viewer: Viewer, { decision }: ReviewChecklistItemInput): void {
  if (decision === 'WAIVED' && !canWaive(viewer))
    throw new AppError('FORBIDDEN', 'Only managers can waive an item.');
}

function verdictOf({ decision, note = null, waivedUntil = null }: ReviewChecklistItemInput): Verdict {
  return { decision, note, waivedUntil };
}

/** Prevents decisions on evidence that replaced what the reviewer saw; a waiver needs no evidence. */
async function assertSeen(
  tx: Tx,
  engagement: EngagementEntity,
  item: NeededItem,
  state: ItemState,
  { decision, evidenceId: seen }: ReviewChecklistItemInput,
): Promise<void> {
  if (seen !== null && seen !== undefined) {
    if (seen !== evidenceTypeId(state))
      refuse('CONFLICT', 'evidenceId', 'This is not the latest evidence; read the item again.');
  } else if (decision !== 'WAIVED' && (await countUndecided(tx, engagement, item)) > 1)
    refuse(
      'CONFLICT',
      'evidenceId',
      'The evidence has been replaced since it was first submitted; specify which one you reviewed.',
    );
}

async function assertNotReviewOfOwn(tx: Tx, { evidenceId }: ItemState, viewer: Viewer): Promise<void> {
  if (evidenceId !== null) assertNotOwn(await submitterOf(tx, evidenceId), viewer.userId);
}
