import { Field, Int, ObjectType } from '@nestjs/graphql';
import { From } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { PulseEntity } from '../engagements/index.js';

@ObjectType({ description: 'Rating of an integration by someone at your company.' })
@From(() => PulseEntity)
export class IntegrationPulse {
  @Field(() => Int, { description: 'Rating, 1-5; 5 is best.' }) rating!: number;
  @Field(() => String, { nullable: true, description: 'Reason for the rating; null if none was given.' })
  comment!: string | null;
  @Field(() => DateTime, { description: 'When it was given.' }) givenAt!: Date;
}
