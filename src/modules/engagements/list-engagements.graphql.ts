import { ArgsType, Field, InputType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { typedKey } from '../../kernel/text.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { PageArgs } from '../../platform/graphql/reads/connection.js';
import {
  DayRange,
  type FilterRules,
  type InOperator,
  IntRange,
  dayRange,
  intRange,
  oneOf,
  search,
  someOf,
} from '../../platform/graphql/reads/filters.js';
import { type Order, orderInput } from '../../platform/graphql/reads/order.js';
import { _, column, sql } from '../../platform/graphql/reads/sql.js';
import * as operators from '../../platform/graphql/shared-filters.js';

@InputType({ description: 'Which engagements to list; fields AND.' })
export class EngagementFilter {
  @Field(() => String, { nullable: true, description: "Words in the key, the title or the partner's name." })
  q?: string | null;
  @Field(() => operators.StringIn, { nullable: true, description: 'The key, as ENG-142.' })
  key?: InOperator<string> | null;
  @Field(() => operators.StageIn, { nullable: true, description: 'How far it has come.' })
  stage?: InOperator<words.EngagementStage> | null;
  @Field(() => operators.StatusIn, { nullable: true, description: 'Whether work goes on.' })
  status?: InOperator<words.EngagementStatus> | null;
  @Field(() => operators.TypeIn, { nullable: true, description: 'The kind of work.' })
  type?: InOperator<words.EngagementType> | null;
  @Field(() => operators.BandIn, { nullable: true, description: 'The band of its health.' })
  band?: InOperator<words.HealthBand> | null;
  @Field(() => operators.IdIn, { nullable: true, description: 'The partner.' })
  partnerId?: InOperator<string> | null;
  @Field(() => operators.TierIn, { nullable: true, description: "The partner's tier." })
  tier?: InOperator<words.PartnerTier> | null;
  @Field(() => operators.IdIn, { nullable: true, description: 'An API product in scope.' })
  apiProductId?: InOperator<string> | null;
  @Field(() => operators.StringIn, { nullable: true, description: 'ISO 3166 region.' })
  region?: InOperator<string> | null;
  @Field(() => operators.IdIn, { nullable: true, description: 'Who leads it.' })
  leadId?: InOperator<string> | null;
  @Field(() => operators.IdIn, { nullable: true, description: 'Somebody of its team.' })
  memberId?: InOperator<string> | null;
  @Field(() => operators.SeverityIn, {
    nullable: true,
    description: 'The severity of an open blocker of it.',
  })
  openBlockerSeverity?: InOperator<words.Severity> | null;
  @Field(() => operators.PartyIn, { nullable: true, description: 'Who must act now.' })
  ballInCourt?: InOperator<words.Party> | null;
  @Field(() => DayRange, { nullable: true, description: 'The day it started.' }) startedOn?: DayRange | null;
  @Field(() => DayRange, { nullable: true, description: 'Go-live as the plan now stands.' })
  forecastGoLiveOn?: DayRange | null;
  @Field(() => IntRange, { nullable: true, description: 'Working days late against the first baseline.' })
  varianceDays?: IntRange | null;
}

const PARTNER_NAME = sql`(select p.name from partner p where p.id = ${_}.partner_id)`;
const PARTNER_TIER = sql`(select p.tier from partner p where p.id = ${_}.partner_id)`;

/** The SQL of each field of the filter, for every query that lists or counts engagements. */
export const ENGAGEMENT_FILTER: FilterRules<EngagementFilter> = {
  q: search(column('key'), column('title'), PARTNER_NAME),
  key: oneOf(column('key'), typedKey),
  stage: oneOf(column('stage')),
  status: oneOf(column('status')),
  type: oneOf(column('type')),
  band: oneOf(column('health_band')),
  partnerId: oneOf(column('partner_id'), 'uuid', 'partner'),
  tier: oneOf(PARTNER_TIER),
  apiProductId: someOf(
    (ids) => sql`exists (select from engagement_scope s join api_version v on v.id = s.api_version_id
      where s.engagement_id = ${_}.id and v.api_product_id = any(${ids}))`,
    'apiProduct',
  ),
  region: oneOf(column('region'), typedKey),
  leadId: oneOf(column('lead_id'), 'uuid', 'engineer'),
  memberId: someOf(
    (ids) =>
      sql`exists (select from engagement_engineer m where m.engagement_id = ${_}.id and m.engineer_id = any(${ids}))`,
    'engineer',
  ),
  openBlockerSeverity: someOf(
    (severities) => sql`exists (select from blocker b
      where b.engagement_id = ${_}.id and b.resolved_at is null and b.severity = any(${severities}))`,
  ),
  ballInCourt: oneOf(column('ball_party')),
  startedOn: dayRange(column('started_on')),
  forecastGoLiveOn: dayRange(column('forecast_go_live_on')),
  varianceDays: intRange(column('schedule_variance_days')),
};

export type EngagementOrderFieldWord =
  | 'KEY'
  | 'STARTED_ON'
  | 'FORECAST_GO_LIVE_ON'
  | 'HEALTH_SCORE'
  | 'SCHEDULE_VARIANCE'
  | 'BALL_SINCE'
  | 'UPDATED_AT';
export const EngagementOrderField = enumOf<EngagementOrderFieldWord>(
  'EngagementOrderField',
  'What engagements are sorted by.',
  {
    KEY: 'The key, by its number.',
    STARTED_ON: 'The day it started.',
    FORECAST_GO_LIVE_ON: 'Go-live as the plan now stands.',
    HEALTH_SCORE: 'The newest health score.',
    SCHEDULE_VARIANCE: 'Working days late against the first baseline.',
    BALL_SINCE: 'Since when the party that must act has had to.',
    UPDATED_AT: 'When it was last changed.',
  },
);
export const EngagementOrder = orderInput<EngagementOrderFieldWord>(
  'EngagementOrder',
  () => EngagementOrderField,
);

export const ENGAGEMENT_ORDER = {
  KEY: { by: column('number'), cast: 'bigint' },
  STARTED_ON: { by: column('started_on'), cast: 'date' },
  FORECAST_GO_LIVE_ON: { by: column('forecast_go_live_on'), cast: 'date', nullable: true },
  HEALTH_SCORE: { by: column('health_score'), cast: 'int', nullable: true },
  SCHEDULE_VARIANCE: { by: column('schedule_variance_days'), cast: 'int', nullable: true },
  BALL_SINCE: { by: column('ball_since'), cast: 'timestamptz', nullable: true },
  UPDATED_AT: { by: column('updated_at'), cast: 'timestamptz' },
} as const;

@ArgsType()
export class EngagementsArgs extends PageArgs {
  @Field(() => EngagementFilter, { nullable: true, description: 'Which ones; all when absent.' })
  filter?: EngagementFilter | null;
  @Field(() => EngagementOrder, { nullable: true, description: 'By key, newest first, when absent.' })
  orderBy?: Order<EngagementOrderFieldWord> | null;
}
