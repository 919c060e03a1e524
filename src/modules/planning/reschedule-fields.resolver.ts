import { ResolveField, Resolver } from '@nestjs/graphql';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { bySql, Many } from '../../platform/graphql/reads/schema/decorators.js';
import { MAX_RESCHEDULES } from './domain/rescheduling.js';
import { Milestone } from './milestone.graphql.js';
import { MilestoneReschedule } from './reschedule.graphql.js';

/** Uses the index milestone_reschedule_of_milestone. */
@Resolver(() => Milestone)
export class MilestoneRescheduleFields {
  @Many({
    where: sql`${_}.milestone_id = ${$}.id`,
    orderBy: sql`${_}.at desc, ${_}.id desc`,
    atMost: MAX_RESCHEDULES,
  })
  @ResolveField(() => [MilestoneReschedule], {
    description: 'Changes to its dates or duration, with reasons, newest first; at most 100.',
  })
  reschedules(): MilestoneReschedule[] {
    return bySql();
  }
}
