import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { From, Json, One } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { SolutionEngineer, SolutionEngineerEntity, SolutionEngineerFilter } from '../staffing/index.js';
import { WEEKS, weeksShown } from './engineer-workload.query.js';

@ObjectType({
  description: 'Capacity, allocated hours and logged hours of a solution engineer in an ISO week.',
})
export class EngineerWeek {
  @Field(() => LocalDate, { description: 'Monday of the week.' }) weekOf!: string;
  @Measures('DURATION')
  @Field(() => Float, {
    description: "Available hours: weekly capacity less time off and the region's public holidays.",
  })
  capacityHours!: number;
  @Measures('DURATION')
  @Field(() => Float, { description: 'Hours of soft allocations; none on public holidays.' })
  softHours!: number;
  @Measures('DURATION')
  @Field(() => Float, { description: 'Hours of hard allocations; none on public holidays.' })
  hardHours!: number;
  @Measures('DURATION')
  @Field(() => Float, { description: 'Hours of work logged.' })
  loggedHours!: number;
  @Field(() => Int, { description: 'Minutes of work logged.' }) loggedMinutes!: number;
  @Field(() => Boolean, { description: 'Whether soft and hard hours together exceed the capacity.' })
  overCapacity!: boolean;
}

@ObjectType({
  description: 'Capacity, allocated hours and logged hours of a solution engineer, week by week.',
})
@From(() => SolutionEngineerEntity)
export class EngineerWorkload {
  @One(sql`${_}.id = ${$}.id`)
  @Field(() => SolutionEngineer, { description: 'The solution engineer.' })
  engineer!: SolutionEngineer;
  @Json(WEEKS, weeksShown)
  @Field(() => [EngineerWeek], { description: 'Weeks that overlap the range, earliest first; at most 26.' })
  weeks!: EngineerWeek[];
}

@ArgsType()
export class EngineerWorkloadArgs {
  @Field(() => LocalDate, { description: 'Any day of the first week.' }) from!: string;
  @Field(() => LocalDate, { description: 'Any day of the last week; at most 26 weeks in total.' })
  to!: string;
  @Field(() => SolutionEngineerFilter, { nullable: true, description: 'Filter; all engineers if omitted.' })
  filter?: SolutionEngineerFilter | null;
  @Field(() => Int, { defaultValue: 50, description: 'Page size in engineers, 1-100.' })
  first!: number;
  @Field(() => ID, {
    nullable: true,
    description: 'ID of the last engineer on the previous page; omit for the first page.',
  })
  after?: string | null;
}
