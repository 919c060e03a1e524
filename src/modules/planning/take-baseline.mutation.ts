import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf, type Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Name, Text } from '../../platform/usecases/rules.js';
import {
  assertNotEnded,
  Engagement,
  type EngagementEntity,
  EngagementUseCases,
  permittedByRole,
} from '../engagements/index.js';
import { Baseline } from './baseline.graphql.js';
import { baselineNames, insertBaseline, setLatestBaseline } from './baseline.store.js';
import { assertNewBaseline } from './domain/baselines.js';
import { loadPlan } from './milestone.store.js';
import { previewable } from './move-preview.js';
import { PreviewableInput, PreviewablePayload } from './move-preview.graphql.js';
import { scheduleNow, updateForecast } from './update-forecast.js';

@InputType({ description: "Takes a new baseline of an engagement's current plan." })
export class TakeBaselineInput extends PreviewableInput {
  @Field(() => ID, { description: 'The engagement, which can have at most 20 baselines.' })
  engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The engagement version you read; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
  @Name(100)
  @Field(() => String, {
    description: 'Name, 1-100 characters, unique within the engagement.',
  })
  name!: string;
  @Text(1000)
  @Field(() => String, { description: 'Why a new baseline is taken, 1-1000 characters.' })
  reason!: string;
}

@ObjectType({ description: 'The baseline, and the engagement measured against it.' })
export class TakeBaselinePayload extends PreviewablePayload {
  @Changed()
  @Field(() => Baseline, { nullable: true, description: 'The new baseline; null in a dry run and on error.' })
  baseline?: string;
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description: 'The engagement as it is now, which a dry run leaves unchanged; null on error.',
  })
  engagement?: string;
}

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
      previewable({
        action: 'engagement.take-baseline',
        Input: TakeBaselineInput,
        permit: permittedByRole,
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
      }),
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
  await updateForecast(tx, engagement, {
    ...{ action: 'engagement.take-baseline', plan: updated, also, touched: true },
  });
  return { baseline, goLiveOn };
}
