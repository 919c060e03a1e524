import { Field, ObjectType } from '@nestjs/graphql';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, Many, One } from '../../platform/graphql/reads/schema/decorators.js';
import { ApiOperation, ApiProduct, ApiVersion } from '../catalog/index.js';
import { MAX_SCOPE_OPERATIONS } from './domain/scope-limits.js';
import { chosenOperations } from './in-scope.js';
import { EngagementScopeEntity } from './scope.entity.js';

const CHOSEN = sql`${_}.id in (${chosenOperations(sql`${$}.engagement_id`, sql`${$}.api_version_id`)})`;

@ObjectType({ description: 'An API version in the scope of an engagement.' })
@From(() => EngagementScopeEntity)
export class ScopeVersion {
  @One(sql`${_}.id = ${$}.api_version_id`)
  @Field(() => ApiVersion, { description: 'The version.' })
  apiVersion!: ApiVersion;
  @One(sql`${_}.id = (select v.api_product_id from api_version v where v.id = ${$}.api_version_id)`)
  @Field(() => ApiProduct, { description: 'Its API product.' })
  apiProduct!: ApiProduct;
  @Expr(column('all_operations'))
  @Field(() => Boolean, { description: 'Whether all of its operations are in scope.' })
  allOperations!: boolean;
  @Many({ where: CHOSEN, orderBy: sql`${_}.position, ${_}.id`, atMost: MAX_SCOPE_OPERATIONS })
  @Field(() => [ApiOperation], {
    description: 'The operations in scope if not all of them are, else empty; at most 500.',
  })
  chosenOperations!: ApiOperation[];
}
