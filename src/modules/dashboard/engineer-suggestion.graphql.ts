import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Expr, From, Json, One } from '../../platform/graphql/reads/sources.js';
import { $, _, column, sql } from '../../platform/graphql/reads/sql.js';
import { SolutionEngineer, SolutionEngineerEntity } from '../staffing/index.js';

@ObjectType({ description: 'Somebody who could work on an engagement, and what speaks for and against it.' })
@From(() => SolutionEngineerEntity)
export class EngineerSuggestion {
  @One(sql`${_}.id = ${$}.engineer_id`)
  @Field(() => SolutionEngineer, { description: 'The solution engineer who is suggested.' })
  engineer!: SolutionEngineer;
  @Expr(column('score'))
  @Field(() => Int, {
    description:
      '0-100: up to 50 for what they know, 30 for how free they are, 20 for the working hours that they share.',
  })
  score!: number;
  @Json(column('reasons'))
  @Field(() => [String], { description: 'What the score is made of, as sentences.' })
  reasons!: string[];
}
