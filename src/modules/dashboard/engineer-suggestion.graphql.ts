import { Field, Int, ObjectType } from '@nestjs/graphql';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, Json, One } from '../../platform/graphql/reads/schema/decorators.js';
import { SolutionEngineer, SolutionEngineerEntity } from '../staffing/index.js';

@ObjectType({ description: 'A candidate for an engagement, with the reasons for and against.' })
@From(() => SolutionEngineerEntity)
export class EngineerSuggestion {
  @One(sql`${_}.id = ${$}.engineer_id`)
  @Field(() => SolutionEngineer, { description: 'Solution engineer suggested.' })
  engineer!: SolutionEngineer;
  @Expr(column('score'))
  @Field(() => Int, {
    description: 'Score, 0-100: up to 50 for skills, 30 for availability and 20 for shared working hours.',
  })
  score!: number;
  @Json(column('reasons'))
  @Field(() => [String], { description: 'What the score is made up of, as sentences.' })
  reasons!: string[];
}
