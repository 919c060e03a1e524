import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Engagement, EngagementUseCases, permittedByRole } from '../engagements/index.js';
import { clearOverride, overrideInForce } from './health-override.store.js';

@InputType({ description: 'Ends the health override of an engagement.' })
export class ClearHealthOverrideInput {
  @Field(() => ID, { description: 'The engagement, with an override in force.' }) engagementId!: string;
}

@ObjectType({ description: 'The engagement without its override.' })
export class ClearHealthOverridePayload extends Payload {
  @Changed()
  @Field(() => Engagement, { nullable: true, description: 'The engagement as it is now; null on error.' })
  engagement?: string;
}

@Resolver()
export class ClearHealthOverrideMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  @Allow('health:override')
  @Mutation(() => ClearHealthOverridePayload, {
    description:
      'Ends the health override of an engagement before its last day; the computed band is shown again.',
  })
  clearHealthOverride(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ClearHealthOverrideInput }) given: ClearHealthOverrideInput,
  ): Promise<ClearHealthOverridePayload> {
    return this.engagements.run(
      viewer,
      {
        action: 'health.clear-override',
        Input: ClearHealthOverrideInput,
        permit: permittedByRole,
        change: async (tx, { id, key }) => {
          const current = await overrideInForce(tx, id);
          if (!current)
            refuse('NOT_ALLOWED_IN_STATE', 'engagementId', `The health of ${key} is not overridden.`);
          await clearOverride(tx, current);
          const was = { band: current.band, until: current.lastDay };
          return { payload: { engagement: id }, was, changes: { band: null, until: null } };
        },
      },
      given,
    );
  }
}
