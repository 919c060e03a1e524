import { Field, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { From } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { EngagementType, PartnerTier } from '../../platform/graphql/shared-enums.js';
import { HealthModelUseEntity } from './health-model-use.entity.js';

@ObjectType({
  description: 'A period in which a health model was active, or a shadow, for some engagements.',
})
@From(() => HealthModelUseEntity)
export class HealthModelUse {
  @Field(() => EngagementType, { nullable: true, description: 'Type of engagement; null for all types.' })
  type!: words.EngagementType | null;
  @Field(() => PartnerTier, { nullable: true, description: 'Tier of the partner; null for all tiers.' })
  tier!: words.PartnerTier | null;
  @Field(() => Boolean, {
    description: 'Whether it was a shadow: evaluated beside the active model, without effect.',
  })
  shadow!: boolean;
  @Field(() => DateTime, { description: 'When it began.' }) since!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it lasts.' })
  until!: Date | null;
  @Field(() => String, { description: 'Who activated it (name at the time).' }) startedBy!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Who activated the model that took its place; null while it lasts.',
  })
  endedBy!: string | null;
}
