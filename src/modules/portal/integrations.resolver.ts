import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { typedKey } from '../../kernel/text.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { _, arg, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { Integration, IntegrationConnection } from './integration.graphql.js';
import { asPartnerUser } from './portal.policy.js';

const OWN = sql`${_}.partner_id = ${arg('partnerId')}::uuid`;
const MINE = {
  kind: 'page',
  where: OWN,
  order: [{ by: column('number'), cast: 'bigint', descending: true }],
} as const;
export const MINE_BY_KEY = { kind: 'one', where: sql`${OWN} and ${_}.key = ${arg('key')}` } as const;

@Resolver()
export class IntegrationsResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('portal:read')
  @Query(() => IntegrationConnection, { description: "Your company's integrations, newest first." })
  myIntegrations(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => PageArgs }) _page: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { partnerId } = asPartnerUser(viewer);
    return this.reads.read(viewer, info, MINE, { partnerId });
  }

  @Allow('portal:read')
  @Query(() => Integration, {
    nullable: true,
    description: "One of your company's integrations by key; null if your company has none with this key.",
  })
  myIntegration(
    @CurrentViewer() viewer: Viewer,
    @Args('key', { type: () => String, description: 'Key, e.g. `ENG-142`.' }) key: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { partnerId } = asPartnerUser(viewer);
    return this.reads.read(viewer, info, MINE_BY_KEY, { partnerId, key: typedKey(key) });
  }
}
