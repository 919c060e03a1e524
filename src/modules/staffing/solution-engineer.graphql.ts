import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { localDayOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { $, _, now, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { From, Many, NodeFor } from '../../platform/graphql/reads/schema/decorators.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { MAX_SKILLS, MAX_TIME_OFF } from './domain/staffing-limits.js';
import { Skill } from './skill.graphql.js';
import { SolutionEngineerEntity } from './solution-engineer.entity.js';
import { TimeOff } from './time-off.graphql.js';

const SKILLS = {
  where: sql`${_}.engineer_id = ${$}.id`,
  orderBy: sql`(select p.name from api_product p where p.id = ${_}.api_product_id), ${_}.api_product_id`,
  atMost: MAX_SKILLS,
};
/** Uses the index time_off_of_engineer. */
const TIME_OFF = {
  where: sql`${_}.engineer_id = ${$}.id and ${_}.to_on >= ${localDayOf(now, sql`${$}.time_zone`)}`,
  orderBy: sql`${_}.from_on`,
  atMost: MAX_TIME_OFF,
};

@ObjectType({
  implements: () => [Node],
  description: 'A member of the services team who works on engagements.',
})
@NodeFor('staff:read')
@From(() => SolutionEngineerEntity, 'engineer')
export class SolutionEngineer implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
  @Field(() => String, { description: 'Email address, in lower case.' }) email!: string;
  @Field(() => String, { description: 'IANA time zone, e.g. `America/New_York`.' }) timeZone!: string;
  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166 code of the region whose public holidays apply; null if not specified.',
  })
  region!: string | null;
  @Field(() => Int, { description: 'Hours per week available for engagements, at present.' })
  weeklyCapacityHours!: number;
  @Field(() => Int, {
    description: 'Version number, incremented on every change; pass it as `expectedVersion`.',
  })
  version!: number;
  @Many(SKILLS)
  @Field(() => [Skill], { description: 'API products they know, by name; at most 30.' })
  skills!: Skill[];
  @Many(TIME_OFF)
  @Field(() => [TimeOff], {
    description: 'Current and future time off, earliest first; at most 100.',
  })
  timeOff!: TimeOff[];
}

export const SolutionEngineerConnection = connectionOf(() => SolutionEngineer, 'SolutionEngineer');
