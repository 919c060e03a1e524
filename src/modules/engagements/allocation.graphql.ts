import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { AllocationKind as AllocationKindWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, NodeFor, One } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { SolutionEngineer } from '../staffing/index.js';
import { AllocationEntity } from './allocation.entity.js';
import { Engagement } from './engagement.graphql.js';

export const AllocationKind = enumOf<AllocationKindWord>('AllocationKind', 'How firm an allocation is.', {
  SOFT: 'Tentative: may still fall through.',
  HARD: 'Confirmed: the engagement relies on these hours.',
});

@ObjectType({
  implements: () => [Node],
  description: 'Hours of a solution engineer allocated to an engagement.',
})
@NodeFor('staff:read')
@From(() => AllocationEntity, 'allocation')
export class Allocation implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @One(sql`${_}.id = ${$}.engineer_id`)
  @Field(() => SolutionEngineer, { description: 'Solution engineer allocated.' })
  engineer!: SolutionEngineer;
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, { description: 'Engagement the hours are allocated to.' })
  engagement!: Engagement;
  @Expr(column('from_on'))
  @Field(() => LocalDate, { description: "First day, in the engagement's time zone." })
  from!: string;
  @Expr(column('to_on'))
  @Field(() => LocalDate, { description: "Last day, inclusive, in the engagement's time zone." })
  to!: string;
  @Field(() => Int, {
    description: "Hours per week, 1-80, spread evenly over the work week of the engineer's region.",
  })
  hoursPerWeek!: number;
  @Field(() => AllocationKind, { description: 'Whether the hours are confirmed or tentative.' })
  kind!: AllocationKindWord;
  @Field(() => Int, {
    description: 'Version number, incremented on every change; pass it as `expectedVersion`.',
  })
  version!: number;
}
