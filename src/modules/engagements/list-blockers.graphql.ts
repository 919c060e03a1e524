import { ArgsType, Field, InputType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import {
  DateTimeRange,
  DayRange,
  type InOperator,
} from '../../platform/graphql/reads/lists/filter-inputs.js';
import {
  type FilterRules,
  dateTimeRange,
  dayRange,
  isTrue,
  oneOf,
} from '../../platform/graphql/reads/lists/filters.js';
import { IdIn, PartyIn, SeverityIn } from '../../platform/graphql/shared-filters.js';
import { isOpenBlocker } from './conditions.js';

@InputType({ description: 'Filter for blockers; all conditions must match.' })
export class BlockerFilter {
  @Field(() => SeverityIn, { nullable: true, description: 'Severity.' })
  severity?: InOperator<words.Severity> | null;
  @Field(() => PartyIn, { nullable: true, description: 'Who must act.' })
  party?: InOperator<words.Party> | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it is still open.' })
  open?: boolean | null;
  @Field(() => IdIn, { nullable: true, description: 'Engagement it blocks.' })
  engagementId?: InOperator<string> | null;
  @Field(() => IdIn, { nullable: true, description: 'Partner of the engagement.' })
  partnerId?: InOperator<string> | null;
  @Field(() => IdIn, { nullable: true, description: 'Milestone it blocks.' })
  milestoneId?: InOperator<string> | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When it was raised.' })
  raisedAt?: DateTimeRange | null;
  @Field(() => DayRange, {
    nullable: true,
    description: 'Date by which the responsible party has committed to resolve it.',
  })
  commitmentOn?: DayRange | null;
}

export const BLOCKER_FILTER: FilterRules<BlockerFilter> = {
  severity: oneOf(column('severity')),
  party: oneOf(column('party')),
  open: isTrue(sql`(${isOpenBlocker(_)})`),
  engagementId: oneOf(column('engagement_id'), 'uuid', 'engagement'),
  partnerId: oneOf(column('partner_id'), 'uuid', 'partner'),
  milestoneId: oneOf(column('milestone_id'), 'uuid', 'milestone'),
  raisedAt: dateTimeRange(column('raised_at')),
  commitmentOn: dayRange(column('commitment_on')),
};

@ArgsType()
export class BlockersArgs extends PageArgs {
  @Field(() => BlockerFilter, { nullable: true, description: 'Filter; all if omitted.' })
  filter?: BlockerFilter | null;
}
