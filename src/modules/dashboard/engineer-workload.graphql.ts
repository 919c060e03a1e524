import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Measures } from '../../platform/graphql/decimals.js';
import { From, Json, One } from '../../platform/graphql/reads/sources.js';
import { $, _, sql } from '../../platform/graphql/reads/sql.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { SolutionEngineer, SolutionEngineerEntity, SolutionEngineerFilter } from '../staffing/index.js';
import { WEEKS, weeksShown } from './engineer-workload.query.js';

@ObjectType({ description: 'What a solution engineer can, shall and did work in an ISO week.' })
export class EngineerWeek {
  @Field(() => LocalDate, { description: 'The Monday of the week.' }) weekOf!: string;
  @Measures('DURATION')
  @Field(() => Float, {
    description:
      'Hours they can work: the weekly capacity less time off and public holidays of their region.',
  })
  capacityHours!: number;
  @Measures('DURATION')
  @Field(() => Float, { description: 'Hours pencilled in; on public holidays none are.' })
  softHours!: number;
  @Measures('DURATION')
  @Field(() => Float, { description: 'Hours promised; on public holidays none are.' })
  hardHours!: number;
  @Measures('DURATION')
  @Field(() => Float, { description: 'Hours of work that they logged.' })
  loggedHours!: number;
  @Field(() => Int, { description: 'The hours that they logged, in minutes.' }) loggedMinutes!: number;
  @Field(() => Boolean, { description: 'Whether soft and hard hours together are more than the capacity.' })
  overCapacity!: boolean;
}

@ObjectType({ description: 'What a solution engineer can, shall and did work, week by week.' })
@From(() => SolutionEngineerEntity)
export class EngineerWorkload {
  @One(sql`${_}.id = ${$}.id`)
  @Field(() => SolutionEngineer, { description: 'The solution engineer whose weeks they are.' })
  engineer!: SolutionEngineer;
  @Json(WEEKS, weeksShown)
  @Field(() => [EngineerWeek], { description: 'The weeks that the days touch, earliest first; at most 26.' })
  weeks!: EngineerWeek[];
}

@ArgsType()
export class EngineerWorkloadArgs {
  @Field(() => LocalDate, { description: 'A day of the first week.' }) from!: string;
  @Field(() => LocalDate, { description: 'A day of the last week; at most 26 weeks in all.' }) to!: string;
  @Field(() => SolutionEngineerFilter, { nullable: true, description: 'Which engineers; all when absent.' })
  filter?: SolutionEngineerFilter | null;
  @Field(() => Int, { defaultValue: 50, description: 'How many engineers at the most, 1-100.' })
  first!: number;
  @Field(() => ID, {
    nullable: true,
    description: "The last engineer of the page before; absent for the list's start.",
  })
  after?: string | null;
}
