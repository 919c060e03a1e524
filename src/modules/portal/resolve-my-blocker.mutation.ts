import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import type { Tx } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import type { EngagementEntity } from '../engagements/index.js';
import { resolveBlocker } from '../progress/index.js';
import { IntegrationBlocker } from './integration-blocker.graphql.js';
import { myBlocker } from './my-targets.query.js';
import { PartnerUseCases } from './partner-use-cases.js';
import { asPartnerUser, canPartnerResolve } from './portal.policy.js';
import { shownBlocker } from './shown-blocker.js';

@InputType({ description: 'A blocker that has been resolved.' })
export class ResolveMyBlockerInput {
  @Field(() => ID, {
    description:
      'The blocker: one that your company is responsible for or that someone at your company raised.',
  })
  blockerId!: string;
  @Text(4000)
  @Field(() => String, { description: 'How it was resolved, 1-4000 characters.' })
  resolution!: string;
}

@ObjectType({ description: 'The resolved blocker.' })
export class ResolveMyBlockerPayload extends Payload {
  @Changed()
  @Field(() => IntegrationBlocker, {
    nullable: true,
    description: 'The blocker as it is now; null on error.',
  })
  integrationBlocker?: string;
}

@Resolver()
export class ResolveMyBlockerMutation {
  constructor(private readonly useCases: PartnerUseCases) {}

  @Allow('portal:write')
  @Mutation(() => ResolveMyBlockerPayload, {
    description:
      'Resolves a blocker that your company is responsible for or that someone at your company raised.',
  })
  resolveMyBlocker(
    @CurrentViewer() caller: Viewer,
    @Args('input', { type: () => ResolveMyBlockerInput }) given: ResolveMyBlockerInput,
  ): Promise<ResolveMyBlockerPayload> {
    const viewer = asPartnerUser(caller);
    return this.useCases.run(
      viewer,
      {
        act: 'resolve-blocker',
        Input: ResolveMyBlockerInput,
        target: ({ blockerId }) => myBlocker(viewer, blockerId),
        change: resolve,
      },
      given,
    );
  }
}

async function resolve(tx: Tx, engagement: EngagementEntity, input: ResolveMyBlockerInput) {
  const facts = await shownBlocker(tx, engagement, input.blockerId);
  const { blocker } = facts;
  if (!canPartnerResolve(blocker))
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'blockerId',
      'Your company cannot resolve it: it is neither responsible for it nor did it raise it.',
    );
  await resolveBlocker(tx, engagement, facts, input.resolution);
  return { integrationBlocker: blocker.id };
}
