import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { HealthModelConnection } from './health-model.graphql.js';

const MODELS = {
  kind: 'page',
  where: sql`true`,
  order: [
    { by: column('slug'), cast: 'text' },
    { by: column('version'), cast: 'int', descending: true },
  ],
} as const;

@Resolver()
export class HealthModelsResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => HealthModelConnection, {
    description: 'Published health models, by name, latest version first.',
  })
  healthModels(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => PageArgs }) _page: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.reads.read(viewer, info, MODELS);
  }
}
