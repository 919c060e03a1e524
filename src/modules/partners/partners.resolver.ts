import { Args, ID, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { nameOf, typedKey } from '../../kernel/text.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { _, arg, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { isBackwards } from '../../platform/graphql/reads/lists/both-ways.js';
import {
  type FilterRules,
  applyFilter,
  isTrue,
  oneOf,
  search,
} from '../../platform/graphql/reads/lists/filters.js';
import { exactlyOne } from '../../platform/graphql/reads/lists/lookup.js';
import { byName, sortKeys } from '../../platform/graphql/reads/lists/order.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { type PartnerFilter, PartnersArgs } from './list-partners.graphql.js';
import { Partner, PartnerConnection } from './partner.graphql.js';

const FILTER: FilterRules<PartnerFilter> = {
  q: search(column('name'), column('slug')),
  kind: oneOf(column('kind')),
  tier: oneOf(column('tier')),
  region: oneOf(column('region'), typedKey),
  vertical: oneOf(column('vertical'), nameOf),
  internal: isTrue(column('internal')),
};
const ORDER = {
  NAME: byName(column('name')),
  TIER: { by: column('tier'), cast: 'text' },
  CREATED_AT: { by: column('created_at'), cast: 'timestamptz' },
} as const;
const BY_SLUG = { kind: 'one', where: sql`${_}.slug = ${arg('slug')}` } as const;

@Resolver()
export class PartnersResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => PartnerConnection, { description: 'Partners, by name by default.' })
  partners(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => PartnersArgs }) args: PartnersArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where, values } = applyFilter<PartnerFilter>(FILTER, args.filter);
    const order = sortKeys(ORDER, args.orderBy ?? { field: 'NAME', direction: 'ASC' });
    const root = { kind: 'page', where, order, backwards: isBackwards(args) } as const;
    return this.reads.read(viewer, info, root, values);
  }

  @Allow('staff:read')
  @Query(() => Partner, {
    nullable: true,
    description: 'A partner by ID or slug; null if there is none.',
  })
  partner(
    @CurrentViewer() viewer: Viewer,
    @Args('id', {
      type: () => ID,
      nullable: true,
      description: 'ID; omit it if the other argument is given.',
    })
    id: string | null,
    @Args('slug', { type: () => String, nullable: true, description: 'Slug.' }) slug: string | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return exactlyOne(
      { id, slug },
      {
        id: (given) => this.reads.byTypeId(viewer, info, 'partner', given),
        slug: (given) => this.reads.read(viewer, info, BY_SLUG, { slug: given }),
      },
    );
  }
}
