import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { EngagementType, PartnerTier } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { UseCases } from '../../platform/usecases/use-cases.js';
import { HealthModel } from './health-model.graphql.js';
import { activateModel } from './publish-model.js';

@InputType({ description: 'Where a health model is to score engagements.' })
export class ActivateHealthModelInput {
  @Field(() => ID, { description: 'The published version.' }) modelId!: string;
  @Field(() => [EngagementType], {
    nullable: true,
    description: 'Types of engagement; all if omitted, an empty list is INVALID.',
  })
  types?: words.EngagementType[] | null;
  @Field(() => [PartnerTier], {
    nullable: true,
    description: 'Tiers of partners; all if omitted, an empty list is INVALID.',
  })
  tiers?: words.PartnerTier[] | null;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to only evaluate it beside the active model, shown as `Engagement.shadowHealth`.',
  })
  shadow!: boolean;
}

@ObjectType({ description: 'The health model and where it is used.' })
export class ActivateHealthModelPayload extends Payload {
  @Changed()
  @Field(() => HealthModel, { nullable: true, description: 'The model; null on error.' })
  healthModel?: string;
}

@Resolver()
export class ActivateHealthModelMutation {
  constructor(private readonly useCases: UseCases) {}

  @Allow('health-model:write')
  @Mutation(() => ActivateHealthModelPayload, {
    description:
      'Activates a health model for each of the types and tiers, in place of the one active there, and ends the shadow there; or makes it their shadow. The engagements are evaluated at once. Bands start anew: nothing is inherited from another model.',
  })
  activateHealthModel(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ActivateHealthModelInput }) given: ActivateHealthModelInput,
  ): Promise<ActivateHealthModelPayload> {
    return this.useCases.run(
      viewer,
      ActivateHealthModelInput,
      given,
      async (tx, { modelId, types = null, tiers = null, shadow }) => ({
        healthModel: await activateModel(tx, modelId, { types, tiers, shadow }),
      }),
    );
  }
}
