import { ResolveField, Resolver } from '@nestjs/graphql';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { bySql, Many } from '../../platform/graphql/reads/schema/decorators.js';
import { MAX_SCOPE_VERSIONS } from './domain/scope-limits.js';
import { Engagement } from './engagement.graphql.js';
import { ScopeVersion } from './scope.graphql.js';

/** Uses engagement_scope_pkey. */
@Resolver(() => Engagement)
export class EngagementScopeFields {
  @Many({
    where: sql`${_}.engagement_id = ${$}.id`,
    orderBy: sql`${_}.api_version_id`,
    atMost: MAX_SCOPE_VERSIONS,
  })
  @ResolveField(() => [ScopeVersion], { description: 'API versions in scope; at most 20.' })
  scope(): ScopeVersion[] {
    return bySql();
  }
}
