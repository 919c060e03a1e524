import { Field, Int, ObjectType } from '@nestjs/graphql';
import { From } from '../../platform/graphql/reads/sources.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { PulseEntity } from '../engagements/index.js';

@ObjectType({ description: 'How one of your company felt about an integration when asked.' })
@From(() => PulseEntity)
export class IntegrationPulse {
  @Field(() => Int, { description: 'The rating, 1-5; 5 is best.' }) rating!: number;
  @Field(() => String, { nullable: true, description: 'Why; null where no reason was given.' })
  comment!: string | null;
  @Field(() => DateTime, { description: 'When it was given.' }) givenAt!: Date;
}
