import { Args, ArgsType, Field, Info, InputType, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { PageArgs } from '../../platform/graphql/reads/connection.js';
import {
  type FilterRules,
  type InOperator,
  applyFilter,
  isTrue,
  oneOf,
  search,
} from '../../platform/graphql/reads/filters.js';
import { sortKeys } from '../../platform/graphql/reads/order.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { _, column, sql } from '../../platform/graphql/reads/sql.js';
import { IdIn } from '../../platform/graphql/shared-filters.js';
import { ApiKeyConnection } from './api-key.graphql.js';

@InputType({ description: 'Which API keys to list; fields AND.' })
export class ApiKeyFilter {
  @Field(() => String, { nullable: true, description: 'Words in the name.' }) q?: string | null;
  @Field(() => IdIn, { nullable: true, description: 'The partner whose usage it may report.' })
  partnerId?: InOperator<string> | null;
  @Field(() => Boolean, { nullable: true, description: 'Only, or none, of those that were revoked.' })
  revoked?: boolean | null;
}

@ArgsType()
class ApiKeysArgs extends PageArgs {
  @Field(() => ApiKeyFilter, { nullable: true, description: 'Which ones; all when absent.' })
  filter?: ApiKeyFilter | null;
}

const FILTER: FilterRules<ApiKeyFilter> = {
  q: search(column('name')),
  partnerId: oneOf(column('partner_id'), 'uuid', 'partner'),
  revoked: isTrue(sql`(${_}.revoked_at is not null)`),
};
/** api_key_by_age answers it, backwards. */
const NEWEST_FIRST = sortKeys(
  { CREATED_AT: { by: column('created_at'), cast: 'timestamptz' } },
  { field: 'CREATED_AT', direction: 'DESC' },
);

@Resolver()
export class ApiKeysResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('api-key:read')
  @Query(() => ApiKeyConnection, { description: 'The API keys, newest first, without their secrets.' })
  apiKeys(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => ApiKeysArgs }) { filter }: ApiKeysArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where, values, key } = applyFilter<ApiKeyFilter>(FILTER, filter);
    return this.reads.read(viewer, info, { kind: 'page', where, order: NEWEST_FIRST }, values, key);
  }
}
