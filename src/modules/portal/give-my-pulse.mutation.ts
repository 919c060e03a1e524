import { Args, Field, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import type { PartnerViewer, Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, Text, TypedKey } from '../../platform/usecases/rules.js';
import { assertNotEnded, type EngagementEntity, recordChange, recordPulse } from '../engagements/index.js';
import { IntegrationPulse } from './integration-pulse.graphql.js';
import { myIntegration } from './my-targets.query.js';
import { PartnerUseCases } from './partner-use-cases.js';
import { asPartnerUser } from './portal.policy.js';

@InputType({ description: 'Your rating of an integration.' })
export class GiveMyPulseInput {
  @TypedKey()
  @Field(() => String, { description: 'Key of the integration, e.g. `ENG-142`.' })
  key!: string;
  @Between(1, 5)
  @Field(() => Int, { description: 'Rating, 1-5; 5 is best.' })
  rating!: number;
  @IsOptional()
  @Text(4000)
  @Field(() => String, {
    nullable: true,
    description: 'Reason for the rating, 1-4000 characters; the services team sees it with your name.',
  })
  comment?: string | null;
}

@ObjectType({ description: 'The new rating.' })
export class GiveMyPulsePayload extends Payload {
  @Changed()
  @Field(() => IntegrationPulse, { nullable: true, description: 'The rating; null on error.' })
  integrationPulse?: string;
}

@Resolver()
export class GiveMyPulseMutation {
  constructor(private readonly useCases: PartnerUseCases) {}

  @Allow('portal:write')
  @Mutation(() => GiveMyPulsePayload, {
    description:
      "Rates an integration for the services team. Every rating is kept; your company's latest counts.",
  })
  giveMyPulse(
    @CurrentViewer() caller: Viewer,
    @Args('input', { type: () => GiveMyPulseInput }) given: GiveMyPulseInput,
  ): Promise<GiveMyPulsePayload> {
    const viewer = asPartnerUser(caller);
    return this.useCases.run(
      viewer,
      {
        act: 'pulse',
        Input: GiveMyPulseInput,
        target: ({ key }) => myIntegration(viewer, key),
        change: (tx, engagement, input) => givePulse(tx, viewer, engagement, input),
      },
      given,
    );
  }
}

async function givePulse(
  tx: Tx,
  { userId, name: userName }: PartnerViewer,
  engagement: EngagementEntity,
  { rating, comment = null }: GiveMyPulseInput,
) {
  assertNotEnded(engagement, 'key');
  const pulse = await recordPulse(tx, engagement, { userId, userName, rating, comment });
  const changes = { rating, comment };
  await recordChange(tx, engagement, { action: 'integration.pulse', was: null, changes });
  return { integrationPulse: pulse };
}
