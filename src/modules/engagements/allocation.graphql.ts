import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { AllocationKind as AllocationKindWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { Expr, From, NodeFor, One } from '../../platform/graphql/reads/sources.js';
import { $, _, column, sql } from '../../platform/graphql/reads/sql.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { SolutionEngineer } from '../staffing/index.js';
import { AllocationEntity } from './allocation.entity.js';
import { Engagement } from './engagement.graphql.js';

export const AllocationKind = enumOf<AllocationKindWord>('AllocationKind', 'How firmly somebody is booked.', {
  SOFT: 'Pencilled in: it may still fall through.',
  HARD: 'Promised: the engagement counts on it.',
});

@ObjectType({
  implements: () => [Node],
  description: 'Hours of a solution engineer that are booked for an engagement.',
})
@NodeFor('staff:read')
@From(() => AllocationEntity, 'allocation')
export class Allocation implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @One(sql`${_}.id = ${$}.engineer_id`)
  @Field(() => SolutionEngineer, { description: 'The solution engineer who is booked.' })
  engineer!: SolutionEngineer;
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, { description: 'The engagement that the hours are booked for.' })
  engagement!: Engagement;
  @Expr(column('from_on'))
  @Field(() => LocalDate, { description: "The first day, in the engagement's zone." })
  from!: string;
  @Expr(column('to_on'))
  @Field(() => LocalDate, { description: "The last day, included, in the engagement's zone." })
  to!: string;
  @Field(() => Int, {
    description: 'Hours a week, 1-80, spread evenly over the days of the work week where the engineer lives.',
  })
  hoursPerWeek!: number;
  @Field(() => AllocationKind, { description: 'Whether the hours are promised or only pencilled in.' })
  kind!: AllocationKindWord;
  @Field(() => Int, { description: 'Counts its changes; give it as `expectedVersion`.' }) version!: number;
}
