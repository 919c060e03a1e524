import { Args, ID, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { _, arg, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { applyFilter, oneOf, search } from '../../platform/graphql/reads/lists/filters.js';
import { exactlyOne } from '../../platform/graphql/reads/lists/lookup.js';
import { byName, sortKeys } from '../../platform/graphql/reads/lists/order.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { ApiProduct, ApiProductConnection } from './api-product.graphql.js';
import { type ApiProductFilter, ApiProductsArgs } from './list-api-products.graphql.js';

const FILTER: Parameters<typeof applyFilter<ApiProductFilter>>[0] = {
  q: search(column('name'), column('slug')),
  capability: oneOf(column('capability')),
};
const ORDER = sortKeys({ NAME: byName(column('name')) }, { field: 'NAME', direction: 'ASC' });
const BY_SLUG = { kind: 'one', where: sql`${_}.slug = ${arg('slug')}` } as const;

@Resolver()
export class ApiProductsResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => ApiProductConnection, { description: 'API products, by name.' })
  apiProducts(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => ApiProductsArgs }) { filter }: ApiProductsArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where, values } = applyFilter<ApiProductFilter>(FILTER, filter);
    return this.reads.read(viewer, info, { kind: 'page', where, order: ORDER }, values);
  }

  @Allow('staff:read')
  @Query(() => ApiProduct, {
    nullable: true,
    description: 'An API product by ID or slug; null if there is none.',
  })
  apiProduct(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, nullable: true, description: 'Unique ID.' }) id: string | null,
    @Args('slug', { type: () => String, nullable: true, description: 'Slug.' }) slug: string | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return exactlyOne(
      { id, slug },
      {
        id: (given) => this.reads.byTypeId(viewer, info, 'apiProduct', given),
        slug: (given) => this.reads.read(viewer, info, BY_SLUG, { slug: given }),
      },
    );
  }
}
