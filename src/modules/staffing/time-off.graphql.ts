import { Field, ID, ObjectType } from '@nestjs/graphql';
import { column } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, NodeFor } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { TimeOffEntity } from './solution-engineer.entity.js';

@ObjectType({
  implements: () => [Node],
  description: 'A period of time off; the reason is not stored.',
})
@NodeFor('staff:read')
@From(() => TimeOffEntity, 'timeOff')
export class TimeOff implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Expr(column('from_on'))
  @Field(() => LocalDate, { description: "First day, in the engineer's time zone." })
  from!: string;
  @Expr(column('to_on'))
  @Field(() => LocalDate, { description: "Last day, inclusive, in the engineer's time zone." })
  to!: string;
}
