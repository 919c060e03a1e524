import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { MAX_DURATION_DAYS } from '../../kernel/plan-limits.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { assertCurrent, changedFields } from '../../platform/usecases/changes.js';
import { Between, NotNull, Text } from '../../platform/usecases/rules.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { assertCanChangeMilestones, assertNotEnded, recordChange } from '../engagements/index.js';
import type { Moved } from './domain/moved.js';
import { type Planned, rescheduled } from './domain/rescheduling.js';
import { lockMilestone, type MilestoneFacts } from './milestone-lookup.js';
import { MovesPayload } from './moves-payload.graphql.js';
import { saveReschedule } from './reschedule.store.js';
import { updateForecastFrom } from './update-forecast.js';

@InputType({ description: 'Reschedules a milestone, or previews what would move.' })
export class RescheduleMilestoneInput {
  @Field(() => ID, { description: 'The milestone, which must not be done or skipped.' }) milestoneId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Earliest start date: today or later, within five years, only for a milestone that has not started; null clears.',
  })
  notBeforeOn?: string | null;
  @NotNull()
  @Between(1, MAX_DURATION_DAYS, 'working days')
  @Field(() => Int, { nullable: true, description: 'Duration in working days, 1-250.' })
  durationDays?: number;
  @Text(1000)
  @Field(() => String, { description: 'Why it is rescheduled, 1-1000 characters; kept in its history.' })
  reason!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Returns what would move without changing anything.',
  })
  dryRun!: boolean;
}

@ObjectType({ description: 'What moves when a milestone is rescheduled.' })
export class RescheduleMilestonePayload extends MovesPayload {}

type Rescheduled = Required<Omit<RescheduleMilestonePayload, 'userErrors'>>;

@Resolver()
export class RescheduleMilestoneMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('milestone:write')
  @Mutation(() => RescheduleMilestonePayload, {
    description:
      'Changes when a milestone may start or how long it takes, and returns everything that moves with it; a dry run only previews it.',
  })
  rescheduleMilestone(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => RescheduleMilestoneInput }) given: RescheduleMilestoneInput,
  ): Promise<RescheduleMilestonePayload> {
    const act = (tx: Tx, input: RescheduleMilestoneInput) => reschedule(tx, viewer, input);
    return this.useCases.runOrPreview(viewer, RescheduleMilestoneInput, given, act);
  }
}

/** Writes nothing if nothing changes. A dry run does the same and is rolled back. */
async function reschedule(tx: Tx, viewer: Viewer, input: RescheduleMilestoneInput): Promise<Rescheduled> {
  const facts = await lockMilestone(tx, input.milestoneId, 'milestoneId');
  const { engagement, milestone: current } = facts;
  assertCanChangeMilestones(viewer, facts.team, [current.party], input.reason);
  assertNotEnded(engagement, 'milestoneId');
  assertCurrent(current, input.expectedVersion);
  const planned = rescheduled(current, input, todayOf(tx, engagement));

  const forecastBefore = engagement.forecastGoLiveOn;
  const isChanged = Object.keys(changedFields<Planned>(current, planned)).length > 0;
  const moved = isChanged ? await applyChange(tx, facts, planned, input.reason) : [];
  const forecastAfter = engagement.forecastGoLiveOn;
  return { milestone: current.id, moved, forecastBefore, forecastAfter };
}

/**
 * Saves the change, updates the forecast, audits, and records the event.
 * @returns what moved
 */
async function applyChange(
  tx: Tx,
  { engagement, milestone: current, planning }: MilestoneFacts,
  planned: Planned,
  reason: string,
): Promise<readonly Moved[]> {
  await saveReschedule(tx, engagement.id, current, planned, reason);
  const plan = planning.plan.map((each) => (each.id === current.id ? { ...each, ...planned } : each));
  const { moved } = await updateForecastFrom(
    tx,
    engagement,
    { ...planning, plan },
    { action: 'milestone.reschedule', today: todayOf(tx, engagement), touched: true },
  );
  const subject = { kind: 'milestone', id: current.id } as const;
  const changes = { ...changedFields<Planned>(current, planned), reason };
  await recordChange(tx, engagement, { action: 'milestone.reschedule', subject, was: current, changes });
  return moved;
}
