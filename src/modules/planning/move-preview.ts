import type { Tx } from '../../platform/database/tx.js';
import {
  type EngagementEntity,
  type EngagementUseCase,
  type OfEngagement,
  lockEngagementRow,
  openBlockerIds,
} from '../engagements/index.js';
import { movedMilestones } from './domain/moved.js';
import { loadPlan } from './milestone.store.js';
import type { MovePreview } from './move-preview.graphql.js';

/**
 * Lets a move of an engagement be previewed: a dry run makes it, reads what changed, and is rolled back. Both run the same
 * `change`, so that they meet the same checks.
 */
export function previewable<I extends OfEngagement, P extends object, F>(
  useCase: EngagementUseCase<I, P, F>,
): EngagementUseCase<I, P & { readonly preview?: MovePreview }, F> {
  return {
    ...useCase,
    change: async (tx, engagement, input, facts) => {
      const { done, preview } = await withPreview(tx, engagement, input, () =>
        useCase.change(tx, engagement, input, facts),
      );
      return preview ? { ...done, payload: { ...done.payload, preview } } : done;
    },
  };
}

/**
 * Makes a move of a locked engagement.
 * @returns what it returns, and for a dry run what it changed
 */
export async function withPreview<T>(
  tx: Tx,
  engagement: EngagementEntity,
  { dryRun }: Pick<OfEngagement, 'dryRun'>,
  move: () => Promise<T>,
): Promise<{ readonly done: T; readonly preview?: MovePreview }> {
  if (!dryRun) return { done: await move() };
  const before = { ...engagement };
  const plan = await loadPlan(tx, engagement.id);
  return { done: await move(), preview: await previewOf(tx, before, plan) };
}

async function previewOf(
  tx: Tx,
  before: EngagementEntity,
  plan: Awaited<ReturnType<typeof loadPlan>>,
): Promise<MovePreview> {
  const after = (await lockEngagementRow(tx, before.id))!;
  return {
    ...{ stageBefore: before.stage, stageAfter: after.stage },
    ...{ statusBefore: before.status, statusAfter: after.status },
    ...{ ballBefore: before.ballParty, ballAfter: after.ballParty },
    ...{ forecastBefore: before.forecastGoLiveOn, forecastAfter: after.forecastGoLiveOn },
    ...{ baselineBefore: before.latestBaselineGoLiveOn, baselineAfter: after.latestBaselineGoLiveOn },
    moved: movedMilestones(plan, await loadPlan(tx, before.id)),
    openBlockers: await openBlockerIds(tx, before.id),
  };
}
