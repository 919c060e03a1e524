import { ResolveField, Resolver } from '@nestjs/graphql';
import { localDayOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { $, _, now, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Many, bySql } from '../../platform/graphql/reads/schema/decorators.js';
import { SolutionEngineer } from '../staffing/index.js';
import { Allocation } from './allocation.graphql.js';
import { MAX_ALLOCATIONS } from './domain/allocation-limits.js';
import { Engagement } from './engagement.graphql.js';

const EARLIEST_FIRST = { orderBy: sql`${_}.from_on, ${_}.id`, atMost: MAX_ALLOCATIONS };
const DESCRIPTION = 'Current and future allocations, earliest first; at most 100.';

@Resolver(() => Engagement)
export class EngagementAllocationFields {
  /** Uses the index allocation_of_engagement. */
  @Many({
    ...EARLIEST_FIRST,
    where: sql`${_}.engagement_id = ${$}.id and ${_}.to_on >= ${localDayOf(now, sql`${$}.time_zone`)}`,
  })
  @ResolveField(() => [Allocation], { description: DESCRIPTION })
  allocations(): Allocation[] {
    return bySql();
  }
}

@Resolver(() => SolutionEngineer)
export class EngineerAllocationFields {
  /** Uses the index allocation_of_engineer. */
  @Many({
    ...EARLIEST_FIRST,
    where: sql`${_}.engineer_id = ${$}.id and ${_}.to_on >= ${localDayOf(now, sql`${$}.time_zone`)}`,
  })
  @ResolveField(() => [Allocation], { description: DESCRIPTION })
  allocations(): Allocation[] {
    return bySql();
  }
}
