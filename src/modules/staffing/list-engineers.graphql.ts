import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { PageArgs } from '../../platform/graphql/reads/connection.js';
import {
  type FilterRules,
  type InOperator,
  IntRange,
  intRange,
  oneOf,
  related,
  search,
} from '../../platform/graphql/reads/filters.js';
import { _, column, sql } from '../../platform/graphql/reads/sql.js';
import { IdIn } from '../../platform/graphql/shared-filters.js';

@InputType({ description: 'What somebody must know; fields AND, of one and the same skill.' })
export class SkillFilter {
  @Field(() => IdIn, { nullable: true, description: 'The API product that they know.' })
  apiProductId?: InOperator<string> | null;
  @Field(() => IntRange, {
    nullable: true,
    description: 'How well they know it, 1 (has begun) to 5 (teaches others).',
  })
  level?: IntRange | null;
}

@InputType({ description: 'Which solution engineers to list; fields AND.' })
export class SolutionEngineerFilter {
  @Field(() => String, { nullable: true, description: 'Words in the name or e-mail address.' })
  q?: string | null;
  @Field(() => IdIn, { nullable: true, description: 'Who they are.' })
  id?: InOperator<string> | null;
  @Field(() => SkillFilter, { nullable: true, description: 'Something that they know.' })
  skill?: SkillFilter | null;
}

const SKILL_FILTER: FilterRules<SkillFilter> = {
  apiProductId: oneOf(sql`k.api_product_id`, 'uuid', 'apiProduct'),
  level: intRange(sql`k.level`),
};

/** The SQL of each field of the filter, for every query that lists engineers. */
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
  @Field(() => SolutionEngineerFilter, { nullable: true, description: 'Which ones; all when absent.' })
  filter?: SolutionEngineerFilter | null;
}
