import { Args, Info, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { $, _, arg, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { isBackwards } from '../../platform/graphql/reads/lists/both-ways.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { sortKeys } from '../../platform/graphql/reads/lists/order.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { Many, bySql } from '../../platform/graphql/reads/schema/decorators.js';
import { Engagement } from '../engagements/index.js';
import { Alert, AlertConnection } from './alert.graphql.js';
import { AlertRule } from './alert-rule.graphql.js';
import { isOpenAlert } from './conditions.js';
import { MAX_ALERT_RULES } from './domain/alert-kinds.js';
import { ALERT_FILTER, ALERT_ORDER, AlertsArgs } from './list-alerts.graphql.js';

const RULES = {
  kind: 'many',
  where: sql`true`,
  orderBy: sql`${_}.kind, ${_}.engagement_type nulls first, ${_}.tier nulls first`,
  atMost: MAX_ALERT_RULES,
} as const;

@Resolver()
export class AlertsResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => AlertConnection, {
    description:
      'Alerts of all engagements, resolved ones included unless filtered; newest first by default.',
  })
  alerts(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => AlertsArgs }) args: AlertsArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where, values } = applyFilter(ALERT_FILTER, args.filter);
    const order = sortKeys(ALERT_ORDER, args.orderBy ?? { field: 'OPENED_AT', direction: 'DESC' });
    const root = { kind: 'page', where, order, backwards: isBackwards(args) } as const;
    return this.reads.read(viewer, info, root, { ...values, userId: viewer.userId });
  }

  @Allow('staff:read')
  @Query(() => [AlertRule], { description: 'All rules, by kind, those for all engagements first.' })
  alertRules(@CurrentViewer() viewer: Viewer, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return this.reads.read(viewer, info, RULES, {});
  }
}

/** A field with an argument cannot be declared on the object type's class. */
@Resolver(() => Engagement)
export class EngagementAlertFields {
  @Many({
    from: sql`(
      select a.* from alert a
      where a.engagement_id = ${$}.id
        and (${arg('open')}::boolean is null or (${isOpenAlert(sql`a`)}) = ${arg('open')}::boolean)
      order by a.opened_at desc, a.id desc limit 100
    )`,
    where: sql`true`,
    orderBy: sql`${_}.opened_at desc, ${_}.id desc`,
    atMost: 100,
  })
  @ResolveField(() => [Alert], { description: 'Its newest 100 alerts, newest first.' })
  alerts(
    @Args('open', {
      type: () => Boolean,
      nullable: true,
      description: 'True for open alerts only, false for resolved ones; both if omitted.',
    })
    _open: boolean | null,
  ): Alert[] {
    return bySql();
  }
}
