import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Expr, From, NodeFor } from '../../platform/graphql/reads/sources.js';
import { column } from '../../platform/graphql/reads/sql.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { TimeOffEntity } from './solution-engineer.entity.js';

@ObjectType({
  implements: () => [Node],
  description: 'Days on which somebody does not work; why is not kept.',
})
@NodeFor('staff:read')
@From(() => TimeOffEntity, 'timeOff')
export class TimeOff implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Expr(column('from_on'))
  @Field(() => LocalDate, { description: "The first day, in the engineer's zone." })
  from!: string;
  @Expr(column('to_on'))
  @Field(() => LocalDate, { description: "The last day, included, in the engineer's zone." })
  to!: string;
}
