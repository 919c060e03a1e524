import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';

@ObjectType({ description: 'How long engagements took, in hours, interpolated between the two nearest.' })
export class DurationStats {
  @Measures('DURATION')
  @Field(() => Float, { nullable: true, description: 'Median, in hours; null without any.' })
  medianHours!: number | null;
  @Measures('DURATION')
  @Field(() => Float, { nullable: true, description: '90th percentile, in hours; null without any.' })
  p90Hours!: number | null;
  @Field(() => Int, { description: 'Number of engagements measured.' }) n!: number;
  @Field(() => Int, { description: 'Engagements active or on hold that have not made the call yet.' })
  pending!: number;
}
