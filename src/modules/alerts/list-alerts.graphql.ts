import { ArgsType, Field, InputType } from '@nestjs/graphql';
import { _, arg, column, sql, withOwn } from '../../platform/graphql/reads/fragments/sql.js';
import { BothWaysArgs } from '../../platform/graphql/reads/lists/both-ways.js';
import { enumOf } from '../../platform/graphql/enums.js';
import {
  DateTimeRange,
  type InOperator,
  inOperator,
} from '../../platform/graphql/reads/lists/filter-inputs.js';
import {
  type FilterRules,
  dateTimeRange,
  isTrue,
  oneOf,
  related,
} from '../../platform/graphql/reads/lists/filters.js';
import { type Order, orderInput } from '../../platform/graphql/reads/lists/order.js';
import { IdIn } from '../../platform/graphql/shared-filters.js';
import { ENGAGEMENT_FILTER, EngagementFilter } from '../engagements/index.js';
import { AlertKind } from './alert-rule.graphql.js';
import { isOpenAlert } from './conditions.js';
import type { AlertKind as KindWord } from './domain/alert-kinds.js';

export const AlertKindIn = inOperator<KindWord>('AlertKindIn', () => AlertKind);

@InputType({ description: 'Filter for alerts; all conditions must match.' })
export class AlertFilter {
  @Field(() => AlertKindIn, { nullable: true, description: 'What it is about.' })
  kind?: InOperator<KindWord> | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it is still open.' })
  open?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether someone has acknowledged it.' })
  acknowledged?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it addresses you.' })
  addressedToMe?: boolean | null;
  @Field(() => IdIn, { nullable: true, description: 'Engagement.' })
  engagementId?: InOperator<string> | null;
  @Field(() => EngagementFilter, { nullable: true, description: 'Filter by engagement.' })
  engagement?: EngagementFilter | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When it opened.' })
  openedAt?: DateTimeRange | null;
}

export const ALERT_FILTER: FilterRules<AlertFilter> = {
  kind: oneOf(column('kind')),
  open: isTrue(sql`(${isOpenAlert(_)})`),
  acknowledged: isTrue(sql`(${_}.acknowledged_at is not null)`),
  addressedToMe: isTrue(
    sql`(exists (select from alert_addressee d where d.alert_id = ${_}.id and d.user_id = ${arg('userId')}::uuid))`,
  ),
  engagementId: oneOf(column('engagement_id'), 'uuid', 'engagement'),
  engagement: related(
    ENGAGEMENT_FILTER,
    (where) =>
      sql`exists (select from engagement e where e.id = ${_}.engagement_id and ${withOwn(where, 'e')})`,
  ),
  openedAt: dateTimeRange(column('opened_at')),
};

type AlertOrderFieldWord = 'OPENED_AT' | 'RESOLVED_AT';
const AlertOrderField = enumOf<AlertOrderFieldWord>('AlertOrderField', 'What alerts can be sorted by.', {
  OPENED_AT: 'When it opened.',
  RESOLVED_AT: 'When it resolved itself; open ones last.',
});
const AlertOrder = orderInput<AlertOrderFieldWord>('AlertOrder', () => AlertOrderField);

export const ALERT_ORDER = {
  OPENED_AT: { by: column('opened_at'), cast: 'timestamptz' },
  RESOLVED_AT: { by: column('resolved_at'), cast: 'timestamptz', nullable: true },
} as const;

@ArgsType()
export class AlertsArgs extends BothWaysArgs {
  @Field(() => AlertFilter, {
    nullable: true,
    description: 'Filter; all alerts if omitted, resolved ones included.',
  })
  filter?: AlertFilter | null;
  @Field(() => AlertOrder, { nullable: true, description: 'Newest first if omitted.' })
  orderBy?: Order<AlertOrderFieldWord> | null;
}
