import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { HealthBand as BandWord } from '../../kernel/enums.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { todayOf } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { HealthBand } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { Engagement, EngagementUseCases, permittedByRole } from '../engagements/index.js';
import { assertCanOverride, assertLastDay, knownBand } from './domain/override.js';
import { insertOverride, overrideInForce } from './health-override.store.js';

@InputType({ description: 'Shows another health band than the computed one, until a given day.' })
export class OverrideHealthInput {
  @Field(() => ID, { description: 'The engagement, which must be active.' })
  engagementId!: string;
  @Field(() => HealthBand, { description: 'Band to show: HEALTHY, AT_RISK or CRITICAL.' }) band!: BandWord;
  @Text(1000)
  @Field(() => String, { description: 'Why, 1-1000 characters; not visible to partners.' })
  reason!: string;
  @Field(() => LocalDate, {
    description: "Last day of the override, in the engagement's time zone: today to 60 days ahead.",
  })
  until!: string;
}

@ObjectType({ description: 'The engagement with its health overridden.' })
export class OverrideHealthPayload extends Payload {
  @Changed()
  @Field(() => Engagement, { nullable: true, description: 'The engagement as it is now; null on error.' })
  engagement?: string;
}

@Resolver()
export class OverrideHealthMutation {
  constructor(private readonly engagements: EngagementUseCases) {}

  @Allow('health:override')
  @Mutation(() => OverrideHealthPayload, {
    description:
      'Overrides the health band of an engagement: lists, counts and trends show the given band until the end of its last day. Replaces any override in force; the computed band stays visible as `computedBand`.',
  })
  overrideHealth(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => OverrideHealthInput }) given: OverrideHealthInput,
  ): Promise<OverrideHealthPayload> {
    return this.engagements.run(
      viewer,
      {
        action: 'health.override',
        Input: OverrideHealthInput,
        permit: permittedByRole,
        change: async (tx, engagement, { band, reason, until }) => {
          assertCanOverride(engagement);
          const wanted = { band: knownBand(band), reason, lastDay: until };
          assertLastDay(until, todayOf(tx, engagement));
          const current = await overrideInForce(tx, engagement.id);
          await insertOverride(tx, engagement, wanted, current);
          const was = { band: current?.band, reason: current?.reason, until: current?.lastDay };
          return { payload: { engagement: engagement.id }, was, changes: { band, reason, until } };
        },
      },
      given,
    );
  }
}
