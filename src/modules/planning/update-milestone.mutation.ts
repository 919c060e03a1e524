import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { AppError, refuse } from '../../kernel/errors.js';
import { toTypeId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertCurrent, changedFields } from '../../platform/usecases/changes.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import {
  assertCanChangeMilestones,
  assertNotEnded,
  isOnlyPublished,
  saveEngagement,
  recordChange,
} from '../engagements/index.js';
import { assertNotLongBefore, assertNotReopened, stateAfter } from './domain/milestone-moves.js';
import type { MilestoneDependency } from './domain/plan.js';
import { lockMilestone } from './milestone-lookup.js';
import { canSkip } from './milestone.policy.js';
import { type MilestoneFields, saveLinks, saveMilestone, type StoredMilestone } from './milestone.store.js';
import { updateForecastFrom } from './update-forecast.js';
import {
  type MilestoneLinkInput,
  UpdateMilestoneInput,
  UpdateMilestonePayload,
} from './update-milestone.graphql.js';
import { linksOf } from './update-milestone.links.js';

@Resolver()
export class UpdateMilestoneMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('milestone:write')
  @Mutation(() => UpdateMilestonePayload, {
    description:
      'Changes a milestone (status, dates, dependencies and more) and updates the forecast. Its title and visibility can be changed at any time.',
  })
  updateMilestone(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateMilestoneInput }) given: UpdateMilestoneInput,
  ): Promise<UpdateMilestonePayload> {
    const act = (tx: Tx, input: UpdateMilestoneInput) => updateMilestone(tx, viewer, input);
    return this.useCases.runOrPreview(viewer, UpdateMilestoneInput, given, act);
  }
}

type Updated = Required<Omit<UpdateMilestonePayload, 'userErrors'>>;

/** Writes nothing if nothing changes. A dry run does the same and is rolled back. */
async function updateMilestone(tx: Tx, viewer: Viewer, input: UpdateMilestoneInput): Promise<Updated> {
  const { milestoneId, expectedVersion, reason, dryRun: _dryRun, ...patch } = input;
  const facts = await lockMilestone(tx, milestoneId, 'milestoneId');
  const { engagement, milestone: current, planning } = facts;
  const { id, party } = current;
  const { plan } = planning;
  assertCanChangeMilestones(viewer, facts.team, [party], reason);
  const isPublished = isOnlyPublished('milestone', patch);
  if (!isPublished) assertNotEnded(engagement, 'milestoneId');
  assertCurrent(current, expectedVersion);
  const today = todayOf(tx, engagement);
  const fields = fieldsOf(current, input, { today, startedOn: engagement.startedOn });
  if (fields.status) assertNotReopened(current, fields.status, engagement.stage);
  if (fields.status === 'SKIPPED') assertCanSkip(viewer, current, reason);
  const links = linksOf(plan, current, input.dependsOn);
  const forecastBefore = engagement.forecastGoLiveOn;
  if (Object.keys(fields).length === 0 && !links)
    return { milestone: id, moved: [], forecastBefore, forecastAfter: forecastBefore };

  await saveMilestone(tx, current, fields, reason ?? null);
  if (links) await saveLinks(tx, engagement.id, id, links);
  let moved: Updated['moved'] = [];
  if (isPublished) await saveEngagement(tx, engagement, {}, true);
  else
    ({ moved } = await updateForecastFrom(
      tx,
      engagement,
      { ...planning, plan: changedPlan(plan, id, fields, links) },
      { action: 'milestone.update', today, touched: true },
    ));

  const changes = {
    ...fields,
    ...(links ? { dependsOn: input.dependsOn ?? [] } : {}),
    reason,
  };
  const subject = { kind: 'milestone', id } as const;
  const was = { ...current, dependsOn: linksWithTypeIds(current.dependsOn) };
  await recordChange(tx, engagement, { action: 'milestone.update', subject, was, changes });
  return { milestone: id, moved, forecastBefore, forecastAfter: engagement.forecastGoLiveOn };
}

/** The fields that change: those in the input, and the days that follow from the status. */
function fieldsOf(
  current: StoredMilestone,
  input: UpdateMilestoneInput,
  days: { readonly today: LocalDate; readonly startedOn: LocalDate },
): MilestoneFields {
  const { title, assignee, weight, visibility } = input;
  const state = stateAfter(current, input, days.today);
  assertNotLongBefore(input.completedOn, days, 'completedOn');
  assertNotLongBefore(input.startedOn, days, 'startedOn');
  // A status given for a milestone that calls prove is the viewer's own decision, even if it is the present one.
  const byHand = current.hasUsageProof && input.status !== undefined ? { statusSetByHand: true } : {};
  return changedFields<MilestoneFields>(current, {
    title,
    assignee,
    weight,
    visibility,
    ...byHand,
    ...state,
  });
}

function linksWithTypeIds(links: readonly MilestoneDependency[]): MilestoneLinkInput[] {
  return links.map(({ id, lagDays }) => ({ milestoneId: toTypeId('milestone', id), lagDays }));
}

function assertCanSkip(viewer: Viewer, current: StoredMilestone, reason: string | null | undefined): void {
  if (!canSkip(viewer, current))
    throw new AppError('FORBIDDEN', `${current.code} is required; only a manager can skip it.`);
  if (!reason) refuse('INVALID', 'reason', 'Give a reason for skipping it.');
}

function changedPlan(
  plan: readonly StoredMilestone[],
  id: string,
  fields: MilestoneFields,
  links: readonly MilestoneDependency[] | undefined,
): readonly StoredMilestone[] {
  const changes = { ...fields, ...(links ? { dependsOn: links } : {}) };
  return plan.map((milestone) => (milestone.id === id ? { ...milestone, ...changes } : milestone));
}
