import { ResolveField, Resolver } from '@nestjs/graphql';
import { MAX_PLAN_MILESTONES } from '../../kernel/plan-limits.js';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { bySql, Many, One } from '../../platform/graphql/reads/schema/decorators.js';
import { Blocker, Engagement, ProgressEntry } from '../engagements/index.js';
import { Playbook } from '../playbooks/index.js';
import { isCritical } from './conditions.js';
import { Milestone } from './milestone.graphql.js';

/** Both lists use the index milestone_in_order. */
@Resolver(() => Engagement)
export class EngagementMilestoneFields {
  @Many({
    where: sql`${_}.engagement_id = ${$}.id`,
    orderBy: sql`${_}.position`,
    atMost: MAX_PLAN_MILESTONES,
  })
  @ResolveField(() => [Milestone], { description: 'Milestones of its plan, in plan order; at most 200.' })
  milestones(): Milestone[] {
    return bySql();
  }

  @Many({
    where: sql`${_}.engagement_id = ${$}.id and ${isCritical(_)}`,
    orderBy: sql`${_}.forecast_start_on, ${_}.forecast_due_on, ${_}.position`,
    atMost: MAX_PLAN_MILESTONES,
  })
  @ResolveField(() => [Milestone], {
    description: 'Unfinished milestones whose delay would delay go-live, in forecast order.',
  })
  criticalPath(): Milestone[] {
    return bySql();
  }

  @One(sql`${_}.id = ${$}.playbook_id`)
  @ResolveField(() => Playbook, {
    nullable: true,
    description: 'Playbook version it was started from; later versions do not affect it.',
  })
  playbook(): Playbook {
    return bySql();
  }
}

@Resolver(() => ProgressEntry)
export class ProgressEntryMilestoneField {
  @One(sql`${_}.id = ${$}.milestone_id`)
  @ResolveField(() => Milestone, { nullable: true, description: 'Milestone it concerns, if any.' })
  milestone(): Milestone {
    return bySql();
  }
}

@Resolver(() => Blocker)
export class BlockerMilestoneField {
  @One(sql`${_}.id = ${$}.milestone_id`)
  @ResolveField(() => Milestone, { nullable: true, description: 'Milestone it blocks, if any.' })
  milestone(): Milestone {
    return bySql();
  }
}
