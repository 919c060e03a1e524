import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { Expr, From } from '../../platform/graphql/reads/sources.js';
import { column } from '../../platform/graphql/reads/sql.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { PulseEntity } from './pulse.entity.js';

@ObjectType({ description: "How a partner's user felt about an engagement when asked." })
@From(() => PulseEntity)
export class Pulse {
  @Field(() => Int, { description: 'The rating, 1-5; 5 is best.' }) rating!: number;
  @Field(() => String, { nullable: true, description: 'Why, in their words; null where they gave none.' })
  comment!: string | null;
  @Field(() => DateTime, { description: 'When it was given.' }) givenAt!: Date;
  @Expr(column('user_name'))
  @Field(() => String, { description: "The partner's user who gave it." })
  by!: string;
}

export const PulseConnection = connectionOf(() => Pulse, 'Pulse');
