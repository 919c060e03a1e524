import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { enumOf } from '../../platform/graphql/enums.js';
import type { AdoptionStep as AdoptionStepWord } from './domain/adoption-steps.js';

export const AdoptionStep = enumOf<AdoptionStepWord>(
  'AdoptionStep',
  "Steps of an engagement's adoption, in order; calls are the partner's, to an API product in scope (of a migration: to an API version in scope).",
  {
    REGISTERED: 'The partner has an application.',
    FIRST_SANDBOX_CALL: 'First successful sandbox call.',
    CERTIFIED: 'The engagement entered LAUNCH for the first time.',
    FIRST_PRODUCTION_CALL: 'First successful production call.',
    ACTIVATED: 'Active on 5 days within 14 days of the first successful production call, on the fifth.',
    SUSTAINED: 'Active in production on 10 of the last 28 days, on the first such day.',
  },
);

@ObjectType({ description: 'How many engagements reached a step of adoption, and every step before it.' })
export class FunnelStep {
  @Field(() => AdoptionStep, { description: 'The step.' }) step!: AdoptionStepWord;
  @Field(() => Int, { description: 'Number of engagements; cancelled ones count too.' }) n!: number;
  @Measures('RATIO')
  @Field(() => Float, {
    nullable: true,
    description: '`n` / `n` of the step before, 0-1; null for the first step and if that is 0.',
  })
  conversion!: number | null;
  @Measures('DURATION')
  @Field(() => Float, {
    nullable: true,
    description:
      'Median of the days from registration to this step; of a migration, from its start if that was later. Steps before that do not count. Null without any.',
  })
  medianDays!: number | null;
}
