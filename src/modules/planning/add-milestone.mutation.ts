import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, Matches, ValidateNested } from 'class-validator';
import type {
  EngagementStage as StageWord,
  Party as PartyWord,
  Visibility as VisibilityWord,
} from '../../kernel/enums.js';
import { refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { MAX_DURATION_DAYS, MAX_PLAN_MILESTONES, MILESTONE_CODE } from '../../kernel/plan-limits.js';
import { isEarlier } from '../../kernel/stages.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementStage, Party, Visibility } from '../../platform/graphql/shared-enums.js';
import { Between, Name, Text } from '../../platform/usecases/rules.js';
import {
  assertCanChangeMilestones,
  assertNotEnded,
  type EngagementEntity,
  EngagementUseCases,
  teamOf,
} from '../engagements/index.js';
import { placeInPlan } from './domain/place-in-plan.js';
import type { MilestoneEntity } from './milestone.entity.js';
import { Milestone } from './milestone.graphql.js';
import { insertPlan, loadPlan, shiftPositions, type StoredMilestone } from './milestone.store.js';
import { previewable } from './move-preview.js';
import { PreviewableInput, PreviewablePayload } from './move-preview.graphql.js';
import { updateForecast } from './update-forecast.js';
import { MilestoneLinkInput } from './update-milestone.graphql.js';
import { linksOfNew } from './update-milestone.links.js';

@InputType({ description: 'A milestone to add beyond those of the playbook.' })
export class AddMilestoneInput extends PreviewableInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The engagement version you read; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
  @Matches(MILESTONE_CODE, {
    message: 'must start with a capital letter and have 1-40 capital letters, digits and hyphens',
  })
  @Field(() => String, {
    description: 'Code, unique within the engagement, e.g. `SECURITY-REVIEW`.',
  })
  code!: string;
  @Name(200)
  @Field(() => String, { description: 'What the milestone delivers, 1-200 characters.' })
  title!: string;
  @Field(() => EngagementStage, {
    description: 'Stage it belongs to, at the end of which it is added; any stage but CLOSED.',
  })
  stage!: StageWord;
  @Field(() => Party, { description: 'Party responsible for it.' }) party!: PartyWord;
  @Between(1, MAX_DURATION_DAYS, 'working days')
  @Field(() => Int, { description: 'Duration in working days, 1-250.' })
  durationDays!: number;
  @Between(0, 1000)
  @Field(() => Int, {
    defaultValue: 1,
    description: 'Weight in progress and earned value, relative to the other milestones, 0-1000.',
  })
  weight!: number;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it must be done or skipped before the engagement can leave its stage.',
  })
  required!: boolean;
  @Field(() => Visibility, { defaultValue: 'PARTNER', description: 'Who can see it.' })
  visibility!: VisibilityWord;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => MilestoneLinkInput)
  @Field(() => [MilestoneLinkInput], { nullable: true, description: 'Its dependencies, at most 20.' })
  dependsOn?: MilestoneLinkInput[] | null;
  @IsOptional()
  @Text(1000)
  @Field(() => String, {
    nullable: true,
    description: 'Why it is added, 1-1000 characters; required if a manager adds a COMPLIANCE milestone.',
  })
  reason?: string | null;
}

@ObjectType({ description: 'The new milestone.' })
export class AddMilestonePayload extends PreviewablePayload {
  @Changed()
  @Field(() => Milestone, {
    nullable: true,
    description:
      'The new milestone with its forecast and without a baseline; null in a dry run and on error.',
  })
  milestone?: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Forecast start date of the new milestone; for a dry run, as it would be. Null on error.',
  })
  forecastStartOn?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Forecast due date of the new milestone; for a dry run, as it would be. Null on error.',
  })
  forecastDueOn?: string | null;
}

@Resolver()
export class AddMilestoneMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  @Allow('milestone:write')
  @Mutation(() => AddMilestonePayload, {
    description:
      'Adds a milestone to the plan of an engagement and updates the forecast; baselines stay unchanged.',
  })
  addMilestone(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => AddMilestoneInput }) given: AddMilestoneInput,
  ): Promise<AddMilestonePayload> {
    return this.engagements.run(
      viewer,
      previewable({
        action: 'milestone.add',
        Input: AddMilestoneInput,
        permit: async (tx, { id }, input) =>
          assertCanChangeMilestones(viewer, await teamOf(tx, id), [input.party], input.reason),
        change: async (tx, engagement, input) => {
          assertNotEnded(engagement, 'engagementId');
          const { id: engagementId } = engagement;
          const plan = await loadPlan(tx, engagementId);
          assertFits(engagement, plan, input);
          const dependsOn = linksOfNew(plan, input.dependsOn);
          const milestone = milestoneOf(engagement, input, placeInPlan(plan, input.stage));

          const { id, position } = milestone;
          await shiftPositions(tx, engagementId, position);
          const links = dependsOn.map((link) => ({
            ...{ engagementId, milestoneId: id, dependsOnId: link.id, lagDays: link.lagDays },
          }));
          await insertPlan(tx, [milestone], links);
          const { plan: after } = await updateForecast(tx, engagement, {
            ...{ action: 'milestone.add', touched: true },
          });
          const { forecastStartOn, forecastDueOn } = after.find((each) => each.id === id)!;
          const { engagementId: _engagement, expectedVersion: _version, dryRun: _dryRun, ...changes } = input;
          return {
            payload: { milestone: id, forecastStartOn, forecastDueOn },
            ...{ subject: { kind: 'milestone', id }, was: null, changes },
          };
        },
      }),
      given,
    );
  }
}

function assertFits(
  engagement: EngagementEntity,
  plan: readonly StoredMilestone[],
  { stage, code, required }: AddMilestoneInput,
): void {
  if (stage === 'CLOSED')
    refuse('INVALID', 'stage', 'Milestones cannot belong to CLOSED; choose an earlier stage.');
  if (required && isEarlier(stage, engagement.stage))
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'required',
      `The engagement has moved on from ${stage} to ${engagement.stage}, so a milestone there cannot be required; choose a later stage.`,
    );
  if (plan.some((milestone) => milestone.code === code))
    refuse('ALREADY_EXISTS', 'code', `The engagement already has a milestone ${code}.`);
  if (plan.length >= MAX_PLAN_MILESTONES)
    refuse(
      'LIMIT_EXCEEDED',
      'engagementId',
      `An engagement can have at most ${MAX_PLAN_MILESTONES} milestones.`,
    );
}

function milestoneOf(
  { id: engagementId, partnerId }: EngagementEntity,
  { code, title, stage, party, durationDays, weight, required, visibility }: AddMilestoneInput,
  position: number,
): MilestoneEntity {
  return {
    ...{ id: newId(), engagementId, partnerId, code, title, stage, position, party, assignee: null },
    ...{ weight, required, isGoLive: false, visibility, status: 'NOT_STARTED', durationDays, version: 1 },
    ...{ notBeforeOn: null, startedOn: null, completedOn: null, baselineStartOn: null, baselineDueOn: null },
    ...{ latestBaselineDueOn: null, proof: null, statusSetByHand: false },
    ...{ forecastStartOn: null, forecastDueOn: null, floatDays: null },
  };
}
