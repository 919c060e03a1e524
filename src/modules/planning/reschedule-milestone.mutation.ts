import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertCurrent, changedFields } from '../../platform/usecases/changes.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import {
  assertCanChangeMilestones,
  assertNotEnded,
  type EngagementEntity,
  recordChange,
} from '../engagements/index.js';
import { movedMilestones } from './domain/moved.js';
import { type Planned, rescheduled } from './domain/rescheduling.js';
import { lockEngagementOfMilestone } from './milestone-lookup.js';
import { loadPlan, type StoredMilestone } from './milestone.store.js';
import { RescheduleMilestoneInput, RescheduleMilestonePayload } from './reschedule-milestone.graphql.js';
import { saveReschedule } from './reschedule.store.js';
import { updateForecast } from './update-forecast.js';

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
    return given.dryRun
      ? this.useCases.dryRun(viewer, RescheduleMilestoneInput, given, act)
      : this.useCases.run(viewer, RescheduleMilestoneInput, given, act);
  }
}

/** Writes nothing if nothing changes. A dry run does the same and is rolled back. */
async function reschedule(tx: Tx, viewer: Viewer, input: RescheduleMilestoneInput): Promise<Rescheduled> {
  const { engagement, id, party } = await lockEngagementOfMilestone(tx, input.milestoneId, 'milestoneId');
  await assertCanChangeMilestones(tx, viewer, engagement.id, [party], input.reason);
  assertNotEnded(engagement, 'milestoneId');
  const plan = await loadPlan(tx, engagement.id);
  const current = plan.find((milestone) => milestone.id === id)!;
  assertCurrent(current, input.expectedVersion);
  const planned = rescheduled(current, input, todayOf(tx, engagement));

  const forecastBefore = engagement.forecastGoLiveOn;
  const isChanged = Object.keys(changedFields<Planned>(current, planned)).length > 0;
  const after = isChanged
    ? await applyChange(tx, engagement, { plan, current, planned }, input.reason)
    : plan;
  const forecastAfter = engagement.forecastGoLiveOn;
  return { milestone: id, moved: movedMilestones(plan, after), forecastBefore, forecastAfter };
}

interface Change {
  readonly plan: readonly StoredMilestone[];
  readonly current: StoredMilestone;
  readonly planned: Planned;
}

/**
 * Saves the change, updates the forecast, audits, and records the event.
 * @returns the plan after the change
 */
async function applyChange(
  tx: Tx,
  engagement: EngagementEntity,
  { plan, current, planned }: Change,
  reason: string,
): Promise<readonly StoredMilestone[]> {
  await saveReschedule(tx, engagement.id, current, planned, reason);
  const then = plan.map((each) => (each.id === current.id ? { ...each, ...planned } : each));
  const { plan: after } = await updateForecast(tx, engagement, { plan: then, touched: true });
  const subject = { kind: 'milestone', id: current.id } as const;
  const changes = { ...changedFields<Planned>(current, planned), reason };
  await recordChange(tx, engagement, { action: 'milestone.reschedule', subject, was: current, changes });
  return after;
}
