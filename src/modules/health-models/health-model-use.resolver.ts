import { ResolveField, Resolver } from '@nestjs/graphql';
import { ENGAGEMENT_TYPES, PARTNER_TIERS } from '../../kernel/enums.js';
import { isCurrent } from '../../platform/graphql/reads/fragments/current.js';
import { $, _, type Sql, sql, whole } from '../../platform/graphql/reads/fragments/sql.js';
import { Many, bySql } from '../../platform/graphql/reads/schema/decorators.js';
import { HealthModel } from './health-model.graphql.js';
import { HealthModelUse } from './health-model-use.graphql.js';

/** Each type or all, with each tier or all. */
const MAX_CURRENT = (ENGAGEMENT_TYPES.length + 1) * (PARTNER_TIERS.length + 1);
const MAX_USES = 100;

const current = (kind: Sql) => ({
  where: sql`${_}.model_id = ${$}.id and ${isCurrent(_)} and ${kind}`,
  orderBy: sql`${_}.type nulls first, ${_}.tier nulls first`,
  atMost: MAX_CURRENT,
});

/** Uses the index health_model_use_of_model. */
@Resolver(() => HealthModel)
export class HealthModelUseFields {
  @Many(current(sql`not ${_}.shadow`))
  @ResolveField(() => [HealthModelUse], {
    description:
      'The engagements that it scores now. Of several models for an engagement, the most specific wins: the one for its type and tier, then its type, then its tier, then all.',
  })
  activeFor(): HealthModelUse[] {
    return bySql();
  }

  @Many(current(sql`${_}.shadow`))
  @ResolveField(() => [HealthModelUse], {
    description: 'The engagements for which it is a shadow now, shown as `Engagement.shadowHealth`.',
  })
  shadowFor(): HealthModelUse[] {
    return bySql();
  }

  @Many({
    from: sql`(select u.* from health_model_use u where u.model_id = ${$}.id
      order by u.since desc, u.id desc limit ${whole(MAX_USES)})`,
    where: sql`true`,
    orderBy: sql`${_}.since desc, ${_}.id desc`,
    atMost: MAX_USES,
  })
  @ResolveField(() => [HealthModelUse], {
    description: 'Where it was active or a shadow, past and current, newest first; at most the newest 100.',
  })
  uses(): HealthModelUse[] {
    return bySql();
  }
}
