import { Field, Int, ObjectType } from '@nestjs/graphql';
import { column } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { PulseEntity } from './pulse.entity.js';

@ObjectType({ description: "Rating of an engagement by one of the partner's users." })
@From(() => PulseEntity)
export class Pulse {
  @Field(() => Int, { description: 'Rating, 1-5; 5 is best.' }) rating!: number;
  @Field(() => String, { nullable: true, description: 'Reason in their own words; null if none was given.' })
  comment!: string | null;
  @Field(() => DateTime, { description: 'When it was given.' }) givenAt!: Date;
  @Expr(column('user_name'))
  @Field(() => String, { description: 'Partner user who gave it.' })
  by!: string;
}

export const PulseConnection = connectionOf(() => Pulse, 'Pulse');
