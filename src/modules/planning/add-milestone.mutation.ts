import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { MAX_PLAN_MILESTONES } from '../../kernel/plan-limits.js';
import { isEarlier } from '../../kernel/stages.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import {
  assertCanChangeMilestones,
  assertNotEnded,
  type EngagementEntity,
  EngagementUseCases,
} from '../engagements/index.js';
import { AddMilestoneInput, AddMilestonePayload } from './add-milestone.graphql.js';
import { placeInPlan } from './domain/place-in-plan.js';
import type { MilestoneEntity } from './milestone.entity.js';
import { insertPlan, loadPlan, shiftPositions, type StoredMilestone } from './milestone.store.js';
import { updateForecast } from './update-forecast.js';
import { linksOfNew } from './update-milestone.links.js';

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
      {
        action: 'milestone.add',
        Input: AddMilestoneInput,
        permit: (tx, { id }, input) => assertCanChangeMilestones(tx, viewer, id, [input.party], input.reason),
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
          await updateForecast(tx, engagement, { touched: true });
          const { engagementId: _engagement, expectedVersion: _version, ...changes } = input;
          return { payload: { milestone: id }, subject: { kind: 'milestone', id }, was: null, changes };
        },
      },
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
    ...{ latestBaselineDueOn: null, proof: null },
    ...{ forecastStartOn: null, forecastDueOn: null, floatDays: null },
  };
}
