import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertNotEnded, type EngagementEntity, EngagementUseCases } from '../engagements/index.js';
import { baselineNames, insertBaseline, measureAgainst } from './baseline.store.js';
import { assertNewBaseline } from './domain/baselines.js';
import { loadPlan } from './milestone.store.js';
import { replan, scheduleNow } from './replan.js';
import { TakeBaselineInput, TakeBaselinePayload } from './take-baseline.graphql.js';

@Resolver()
export class TakeBaselineMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  /** Who may is the permission's to say: managers take baselines of any engagement, nobody else takes one. */
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
          const { baseline, goLiveOn } = await promisePlan(tx, engagement, own);
          const was = { goLiveOn: latestBaselineGoLiveOn };
          return { payload: { baseline, engagement: id }, was, changes: { name, reason, goLiveOn } };
        },
      },
      given,
    );
  }
}

/** Keeps the forecast as of today, and measures the engagement against it from now on. */
async function promisePlan(
  tx: Tx,
  engagement: EngagementEntity,
  own: { readonly number: number; readonly name: string; readonly reason: string },
) {
  const today = todayOf(tx, engagement);
  const plan = await loadPlan(tx, engagement.id);
  const { days, goLiveOn } = await scheduleNow(tx, engagement, { plan, today });
  const baseline = await insertBaseline(tx, engagement, { ...own, days, goLiveOn });
  await measureAgainst(tx, engagement.id, baseline);
  const promised = plan.map((each) => ({ ...each, baselineDueOn: days.get(each.id)!.dueOn }));
  const also = { latestBaselineGoLiveOn: goLiveOn };
  await replan(tx, engagement, { plan: promised, also, touched: true });
  return { baseline, goLiveOn };
}
