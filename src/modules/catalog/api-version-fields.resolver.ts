import { ResolveField, Resolver } from '@nestjs/graphql';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { One, bySql } from '../../platform/graphql/reads/schema/decorators.js';
import { ApiProduct } from './api-product.graphql.js';
import { ApiVersion } from './api-version.graphql.js';

/** Not on the type itself, because an API product refers to its versions. */
@Resolver(() => ApiVersion)
export class ApiVersionFields {
  @One(sql`${_}.id = ${$}.api_product_id`)
  @ResolveField(() => ApiProduct, { description: 'API product that it is a version of.' })
  apiProduct(): ApiProduct {
    return bySql();
  }
}
