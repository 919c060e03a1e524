import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { TypedKey } from '../../platform/usecases/rules.js';
import type { EngagementEntity } from '../engagements/index.js';
import { completeMilestone, loadSituation } from '../progress/index.js';
import { IntegrationMilestone } from './integration-milestone.graphql.js';
import { myMilestone } from './my-targets.query.js';
import { PartnerUseCases } from './partner-use-cases.js';
import { asPartnerUser, canPartnerComplete } from './portal.policy.js';
import { shownMilestone } from './shown-milestone.js';

@InputType({ description: 'A milestone that your company has completed.' })
export class CompleteMyMilestoneInput {
  @TypedKey()
  @Field(() => String, { description: 'Key of the integration, e.g. `ENG-142`.' })
  key!: string;
  @TypedKey()
  @Field(() => String, { description: "The milestone's code." })
  code!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: "Day it was completed, in the integration's time zone; today if omitted.",
  })
  completedOn?: string | null;
}

@ObjectType({ description: 'The completed milestone.' })
export class CompleteMyMilestonePayload extends Payload {
  @Changed()
  @Field(() => IntegrationMilestone, {
    nullable: true,
    description: 'The milestone as it is now; null on error.',
  })
  integrationMilestone?: string;
}

@Resolver()
export class CompleteMyMilestoneMutation {
  constructor(private readonly useCases: PartnerUseCases) {}

  @Allow('portal:write')
  @Mutation(() => CompleteMyMilestonePayload, {
    description: 'Completes a milestone of your company and updates the forecast.',
  })
  completeMyMilestone(
    @CurrentViewer() caller: Viewer,
    @Args('input', { type: () => CompleteMyMilestoneInput }) given: CompleteMyMilestoneInput,
  ): Promise<CompleteMyMilestonePayload> {
    const viewer = asPartnerUser(caller);
    return this.useCases.run(
      viewer,
      {
        act: 'complete-milestone',
        Input: CompleteMyMilestoneInput,
        target: ({ key, code }) => myMilestone(viewer, key, code),
        change: complete,
      },
      given,
    );
  }
}

async function complete(tx: Tx, engagement: EngagementEntity, input: CompleteMyMilestoneInput) {
  const situation = await loadSituation(tx, engagement);
  const milestone = shownMilestone(situation, input.code, 'code');
  if (!canPartnerComplete(milestone))
    refuse('NOT_ALLOWED_IN_STATE', 'code', `Your company is not responsible for ${milestone.code}.`);
  if (milestone.hasUsageProof && !milestone.statusSetByHand)
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'code',
      `${milestone.code} is completed automatically when your calls prove it.`,
    );
  await completeMilestone(tx, engagement, milestone, input.completedOn ?? null, situation);
  return { integrationMilestone: milestone.id };
}
