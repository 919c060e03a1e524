import { ArgsType, Field, InputType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { nameOf, typedKey } from '../../kernel/text.js';
import { localDayOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { _, column, now, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { DayRange, type InOperator } from '../../platform/graphql/reads/lists/filter-inputs.js';
import { dayRange, type FilterRules, isTrue, oneOf } from '../../platform/graphql/reads/lists/filters.js';
import * as operators from '../../platform/graphql/shared-filters.js';
import { hasNotEnded } from '../engagements/index.js';
import { isPastDue, isUnfinished } from './conditions.js';
import { BLOCKED } from './milestone.graphql.js';

@InputType({ description: 'Filter for milestones; all conditions must match.' })
export class MilestoneFilter {
  @Field(() => operators.IdIn, { nullable: true, description: 'Engagement it belongs to.' })
  engagementId?: InOperator<string> | null;
  @Field(() => operators.IdIn, { nullable: true, description: 'Partner of its engagement.' })
  partnerId?: InOperator<string> | null;
  @Field(() => operators.IdIn, { nullable: true, description: 'Lead solution engineer of its engagement.' })
  leadId?: InOperator<string> | null;
  @Field(() => operators.StatusIn, { nullable: true, description: 'Status of its engagement.' })
  engagementStatus?: InOperator<words.EngagementStatus> | null;
  @Field(() => operators.StringIn, { nullable: true, description: 'Code, e.g. `GO-LIVE`.' })
  code?: InOperator<string> | null;
  @Field(() => operators.StageIn, { nullable: true, description: 'Stage it belongs to.' })
  stage?: InOperator<words.EngagementStage> | null;
  @Field(() => operators.MilestoneStatusIn, { nullable: true, description: 'Status.' })
  status?: InOperator<words.MilestoneStatus> | null;
  @Field(() => operators.PartyIn, { nullable: true, description: 'Party responsible for it.' })
  party?: InOperator<words.Party> | null;
  @Field(() => operators.StringIn, { nullable: true, description: 'Person who does it.' })
  assignee?: InOperator<string> | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it must be done or skipped before the engagement can leave its stage.',
  })
  required?: boolean | null;
  @Field(() => DayRange, { nullable: true, description: 'Forecast due date.' })
  forecastDueOn?: DayRange | null;
  @Field(() => DayRange, { nullable: true, description: 'Due date in the first baseline.' })
  baselineDueOn?: DayRange | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether an open blocker blocks it.' })
  blocked?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether it is unfinished in an engagement that has not ended, and its due date in the latest baseline is before today in the engagement's time zone.",
  })
  overdue?: boolean | null;
}

const engagement = (name: string) =>
  sql`(select e.${{ kind: 'text', text: name }} from engagement e where e.id = ${_}.engagement_id)`;
const OVERDUE = sql`(${isUnfinished(_)} and ${_}.latest_baseline_due_on is not null
  and exists (select from engagement e where e.id = ${_}.engagement_id and ${hasNotEnded(sql`e.status`)}
    and ${isPastDue(_, localDayOf(now, sql`e.time_zone`))}))`;

export const MILESTONE_FILTER: FilterRules<MilestoneFilter> = {
  engagementId: oneOf(column('engagement_id'), 'uuid', 'engagement'),
  partnerId: oneOf(column('partner_id'), 'uuid', 'partner'),
  leadId: oneOf(engagement('lead_id'), 'uuid', 'engineer'),
  engagementStatus: oneOf(engagement('status')),
  code: oneOf(column('code'), typedKey),
  stage: oneOf(column('stage')),
  status: oneOf(column('status')),
  party: oneOf(column('party')),
  assignee: oneOf(column('assignee'), nameOf),
  required: isTrue(column('required')),
  forecastDueOn: dayRange(column('forecast_due_on')),
  baselineDueOn: dayRange(column('baseline_due_on')),
  blocked: isTrue(BLOCKED),
  overdue: isTrue(OVERDUE),
};

@ArgsType()
export class MilestonesArgs extends PageArgs {
  @Field(() => MilestoneFilter, { nullable: true, description: 'Filter; all if omitted.' })
  filter?: MilestoneFilter | null;
}
