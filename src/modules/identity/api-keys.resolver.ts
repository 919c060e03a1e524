import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { column } from '../../platform/graphql/reads/fragments/sql.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { sortKeys } from '../../platform/graphql/reads/lists/order.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { ApiKeyConnection } from './api-key.graphql.js';
import { API_KEY_FILTER, ApiKeysArgs } from './list-api-keys.graphql.js';

/** Uses api_key_by_age, backwards. */
const NEWEST_FIRST = sortKeys(
  { CREATED_AT: { by: column('created_at'), cast: 'timestamptz' } },
  { field: 'CREATED_AT', direction: 'DESC' },
);

@Resolver()
export class ApiKeysResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('api-key:read')
  @Query(() => ApiKeyConnection, { description: 'API keys, newest first, without their secrets.' })
  apiKeys(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => ApiKeysArgs }) { filter }: ApiKeysArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where, values } = applyFilter(API_KEY_FILTER, filter);
    return this.reads.read(viewer, info, { kind: 'page', where, order: NEWEST_FIRST }, values);
  }
}
