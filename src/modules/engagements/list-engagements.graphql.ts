import { ArgsType, Field, InputType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { typedKey } from '../../kernel/text.js';
import { _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { BothWaysArgs } from '../../platform/graphql/reads/lists/both-ways.js';
import {
  DateTimeRange,
  DayRange,
  type InOperator,
  IntRange,
} from '../../platform/graphql/reads/lists/filter-inputs.js';
import {
  type FilterRules,
  dateTimeRange,
  dayRange,
  intRange,
  isTrue,
  oneOf,
  search,
  someOf,
} from '../../platform/graphql/reads/lists/filters.js';
import type { Order } from '../../platform/graphql/reads/lists/order.js';
import * as operators from '../../platform/graphql/shared-filters.js';
import { currentBand } from './current-band.js';
import { hasOnTeam, isOpenBlocker } from './conditions.js';
import { LAST_PROGRESS_AT } from './engagement.graphql.js';
import { EngagementOrder, PARTNER_NAME, type EngagementOrderFieldWord } from './order-engagements.graphql.js';
import { hasProductInScope } from './in-scope.js';

@InputType({ description: 'Filter for engagements; all conditions must match.' })
export class EngagementFilter {
  @Field(() => String, {
    nullable: true,
    description: "Text to find in the key, the title or the partner's name.",
  })
  q?: string | null;
  @Field(() => operators.IdIn, { nullable: true, description: 'The engagement itself.' })
  id?: InOperator<string> | null;
  @Field(() => operators.StringIn, { nullable: true, description: 'Key, e.g. ENG-142.' })
  key?: InOperator<string> | null;
  @Field(() => operators.StageIn, { nullable: true, description: 'Current stage.' })
  stage?: InOperator<words.EngagementStage> | null;
  @Field(() => operators.StatusIn, { nullable: true, description: 'Status.' })
  status?: InOperator<words.EngagementStatus> | null;
  @Field(() => operators.TypeIn, { nullable: true, description: 'Type of engagement.' })
  type?: InOperator<words.EngagementType> | null;
  @Field(() => operators.BandIn, {
    nullable: true,
    description: 'Health band shown: that of the override while one is in force.',
  })
  band?: InOperator<words.HealthBand> | null;
  @Field(() => operators.IdIn, { nullable: true, description: 'The partner.' })
  partnerId?: InOperator<string> | null;
  @Field(() => operators.TierIn, { nullable: true, description: 'Partner tier.' })
  tier?: InOperator<words.PartnerTier> | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "True for engagements of the platform's own test companies only, which no statistic counts; false for all others.",
  })
  internal?: boolean | null;
  @Field(() => operators.IdIn, { nullable: true, description: 'API product in scope.' })
  apiProductId?: InOperator<string> | null;
  @Field(() => operators.StringIn, { nullable: true, description: 'ISO 3166 region.' })
  region?: InOperator<string> | null;
  @Field(() => operators.IdIn, { nullable: true, description: 'Lead solution engineer.' })
  leadId?: InOperator<string> | null;
  @Field(() => operators.IdIn, { nullable: true, description: 'Member of the team.' })
  memberId?: InOperator<string> | null;
  @Field(() => operators.SeverityIn, {
    nullable: true,
    description: 'Severity of any of its open blockers.',
  })
  openBlockerSeverity?: InOperator<words.Severity> | null;
  @Field(() => operators.PartyIn, { nullable: true, description: 'Party that must act now.' })
  ballInCourt?: InOperator<words.Party> | null;
  @Field(() => DayRange, { nullable: true, description: 'Start date.' }) startedOn?: DayRange | null;
  @Field(() => DayRange, { nullable: true, description: 'Forecast go-live.' })
  forecastGoLiveOn?: DayRange | null;
  @Field(() => IntRange, { nullable: true, description: 'Working days behind the first baseline.' })
  varianceDays?: IntRange | null;
  @Field(() => DateTimeRange, {
    nullable: true,
    description: 'When progress was last logged; an engagement without progress is in no range.',
  })
  lastProgressAt?: DateTimeRange | null;
}

const IS_INTERNAL = sql`(select p.internal from partner p where p.id = ${_}.partner_id)`;
const PARTNER_TIER = sql`(select p.tier from partner p where p.id = ${_}.partner_id)`;

/** SQL of each filter field, for all queries that list or count engagements. */
export const ENGAGEMENT_FILTER: FilterRules<EngagementFilter> = {
  q: search(column('key'), column('title'), PARTNER_NAME),
  id: oneOf(column('id'), 'uuid', 'engagement'),
  key: oneOf(column('key'), typedKey),
  stage: oneOf(column('stage')),
  status: oneOf(column('status')),
  type: oneOf(column('type')),
  band: oneOf(sql`(${currentBand(_)})`),
  partnerId: oneOf(column('partner_id'), 'uuid', 'partner'),
  tier: oneOf(PARTNER_TIER),
  internal: isTrue(IS_INTERNAL),
  apiProductId: someOf(
    (ids) => hasProductInScope(sql`${_}.id`, (each) => sql`${each} = any(${ids})`),
    'apiProduct',
  ),
  region: oneOf(column('region'), typedKey),
  leadId: oneOf(column('lead_id'), 'uuid', 'engineer'),
  memberId: someOf(
    (ids) => hasOnTeam(sql`${_}.id`, (engineer) => sql`${engineer} = any(${ids})`),
    'engineer',
  ),
  openBlockerSeverity: someOf(
    (severities) => sql`exists (select from blocker b
      where b.engagement_id = ${_}.id and ${isOpenBlocker(sql`b`)} and b.severity = any(${severities}))`,
  ),
  ballInCourt: oneOf(column('ball_party')),
  startedOn: dayRange(column('started_on')),
  forecastGoLiveOn: dayRange(column('forecast_go_live_on')),
  varianceDays: intRange(column('schedule_variance_days')),
  lastProgressAt: dateTimeRange(LAST_PROGRESS_AT),
};

@ArgsType()
export class EngagementsArgs extends BothWaysArgs {
  @Field(() => EngagementFilter, { nullable: true, description: 'Filter; all if omitted.' })
  filter?: EngagementFilter | null;
  @Field(() => EngagementOrder, { nullable: true, description: 'By key, newest first, if omitted.' })
  orderBy?: Order<EngagementOrderFieldWord> | null;
}
