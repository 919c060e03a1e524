import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { type InOperator, IntRange } from '../../platform/graphql/reads/lists/filter-inputs.js';
import {
  type FilterRules,
  intRange,
  oneOf,
  related,
  search,
} from '../../platform/graphql/reads/lists/filters.js';
import { IdIn } from '../../platform/graphql/shared-filters.js';

@InputType({ description: 'A skill someone must have; all conditions must match the same skill.' })
export class SkillFilter {
  @Field(() => IdIn, { nullable: true, description: 'API product they know.' })
  apiProductId?: InOperator<string> | null;
  @Field(() => IntRange, {
    nullable: true,
    description: 'Skill level, 1 (beginner) to 5 (can teach others).',
  })
  level?: IntRange | null;
}

@InputType({ description: 'Filter for solution engineers; all conditions must match.' })
export class SolutionEngineerFilter {
  @Field(() => String, { nullable: true, description: 'Text to find in the name or email address.' })
  q?: string | null;
  @Field(() => IdIn, { nullable: true, description: 'IDs of the engineers.' })
  id?: InOperator<string> | null;
  @Field(() => SkillFilter, { nullable: true, description: 'A skill they must have.' })
  skill?: SkillFilter | null;
}

const SKILL_FILTER: FilterRules<SkillFilter> = {
  apiProductId: oneOf(sql`k.api_product_id`, 'uuid', 'apiProduct'),
  level: intRange(sql`k.level`),
};

/** SQL of each filter field, for all queries that list engineers. */
export const ENGINEER_FILTER: FilterRules<SolutionEngineerFilter> = {
  q: search(column('name'), column('email')),
  id: oneOf(column('id'), 'uuid', 'engineer'),
  skill: related(
    SKILL_FILTER,
    (where) => sql`exists (select from engineer_skill k where k.engineer_id = ${_}.id and ${where})`,
  ),
};

@ArgsType()
export class EngineersArgs extends PageArgs {
  @Field(() => SolutionEngineerFilter, { nullable: true, description: 'Filter; all if omitted.' })
  filter?: SolutionEngineerFilter | null;
}
