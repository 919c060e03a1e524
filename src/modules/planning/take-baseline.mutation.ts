import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertNotEnded, type EngagementEntity, EngagementUseCases } from '../engagements/index.js';
import { baselineNames, insertBaseline, setLatestBaseline } from './baseline.store.js';
import { assertNewBaseline } from './domain/baselines.js';
import { loadPlan } from './milestone.store.js';
import { TakeBaselineInput, TakeBaselinePayload } from './take-baseline.graphql.js';
import { scheduleNow, updateForecast } from './update-forecast.js';

@Resolver()
export class TakeBaselineMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  /** No further check: the permission allows managers, and nobody else, to take baselines of any engagement. */
  @Allow('engagement:take-baseline')
  @Mutation(() => TakeBaselinePayload, {
    description:
      "Takes a new baseline of an engagement's plan as forecast today. Health is measured against the latest baseline; the first one is kept.",
  })
  takeBaseline(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => TakeBaselineInput }) given: TakeBaselineInput,
  ): Promise<TakeBaselinePayload> {
    return this.engagements.run(
      viewer,
      {
        action: 'engagement.take-baseline',
        Input: TakeBaselineInput,
        change: async (tx, engagement, { name, reason }) => {
          assertNotEnded(engagement, 'engagementId');
          const { id, latestBaselineGoLiveOn } = engagement;
          const taken = await baselineNames(tx, id);
          assertNewBaseline(taken, name);
          const own = { number: taken.length + 1, name, reason };
          const { baseline, goLiveOn } = await saveForecastAsBaseline(tx, engagement, own);
          const was = { goLiveOn: latestBaselineGoLiveOn };
          return { payload: { baseline, engagement: id }, was, changes: { name, reason, goLiveOn } };
        },
      },
      given,
    );
  }
}

/** Stores today's forecast as the latest baseline. */
async function saveForecastAsBaseline(
  tx: Tx,
  engagement: EngagementEntity,
  own: { readonly number: number; readonly name: string; readonly reason: string },
) {
  const today = todayOf(tx, engagement);
  const plan = await loadPlan(tx, engagement.id);
  const { days, goLiveOn } = await scheduleNow(tx, engagement, { plan, today });
  const baseline = await insertBaseline(tx, engagement, { ...own, days, goLiveOn });
  await setLatestBaseline(tx, engagement.id, baseline);
  const updated = plan.map((each) => ({ ...each, latestBaselineDueOn: days.get(each.id)!.dueOn }));
  const also = { latestBaselineGoLiveOn: goLiveOn };
  await updateForecast(tx, engagement, { plan: updated, also, touched: true });
  return { baseline, goLiveOn };
}
