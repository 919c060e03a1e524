import * as words from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { _, column, rankOf, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { byName, orderInput } from '../../platform/graphql/reads/lists/order.js';
import { LAST_PROGRESS_AT } from './engagement.graphql.js';

/** Names that belong to the current engagement. */
export const PARTNER_NAME = sql`(select p.name from partner p where p.id = ${_}.partner_id)`;
export const LEAD_NAME = sql`(select l.name from solution_engineer l where l.id = ${_}.lead_id)`;

export type EngagementOrderFieldWord =
  | 'KEY'
  | 'TITLE'
  | 'PARTNER_NAME'
  | 'LEAD_NAME'
  | 'TYPE'
  | 'STAGE'
  | 'STATUS'
  | 'STARTED_ON'
  | 'FORECAST_GO_LIVE_ON'
  | 'HEALTH_SCORE'
  | 'SCHEDULE_VARIANCE'
  | 'BALL_IN_COURT'
  | 'BALL_SINCE'
  | 'LAST_PROGRESS_AT'
  | 'UPDATED_AT';
export const EngagementOrderField = enumOf<EngagementOrderFieldWord>(
  'EngagementOrderField',
  'What engagements can be sorted by.',
  {
    KEY: 'The key, by its number.',
    TITLE: 'Title.',
    PARTNER_NAME: "The partner's name.",
    LEAD_NAME: "The lead solution engineer's name.",
    TYPE: 'Type, in the order of EngagementType.',
    STAGE: 'Stage, in the order in which engagements pass them.',
    STATUS: 'Status, in the order of EngagementStatus.',
    STARTED_ON: 'Start date.',
    FORECAST_GO_LIVE_ON: 'Forecast go-live.',
    HEALTH_SCORE: 'Latest health score.',
    SCHEDULE_VARIANCE: 'Working days behind the first baseline.',
    BALL_IN_COURT: 'Party that must act, in the order of Party.',
    BALL_SINCE: 'When the party that must act got the ball.',
    LAST_PROGRESS_AT: 'When progress was last logged.',
    UPDATED_AT: 'When it was last changed.',
  },
);
export const EngagementOrder = orderInput<EngagementOrderFieldWord>(
  'EngagementOrder',
  () => EngagementOrderField,
);

export const ENGAGEMENT_ORDER = {
  KEY: { by: column('number'), cast: 'bigint' },
  TITLE: byName(column('title')),
  PARTNER_NAME: byName(PARTNER_NAME),
  LEAD_NAME: byName(LEAD_NAME),
  TYPE: { by: rankOf(words.ENGAGEMENT_TYPES, column('type')), cast: 'int' },
  STAGE: { by: rankOf(words.STAGES, column('stage')), cast: 'int' },
  STATUS: { by: rankOf(words.ENGAGEMENT_STATUSES, column('status')), cast: 'int' },
  STARTED_ON: { by: column('started_on'), cast: 'date' },
  FORECAST_GO_LIVE_ON: { by: column('forecast_go_live_on'), cast: 'date', nullable: true },
  HEALTH_SCORE: { by: column('health_score'), cast: 'int', nullable: true },
  SCHEDULE_VARIANCE: { by: column('schedule_variance_days'), cast: 'int', nullable: true },
  BALL_IN_COURT: { by: rankOf(words.PARTIES, column('ball_party')), cast: 'int', nullable: true },
  BALL_SINCE: { by: column('ball_since'), cast: 'timestamptz', nullable: true },
  LAST_PROGRESS_AT: { by: LAST_PROGRESS_AT, cast: 'timestamptz', nullable: true },
  UPDATED_AT: { by: column('updated_at'), cast: 'timestamptz' },
} as const;
