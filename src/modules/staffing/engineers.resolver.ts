import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { column } from '../../platform/graphql/reads/fragments/sql.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { byName, sortKeys } from '../../platform/graphql/reads/lists/order.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { ENGINEER_FILTER, EngineersArgs } from './list-engineers.graphql.js';
import { SolutionEngineerConnection } from './solution-engineer.graphql.js';

const ORDER = sortKeys({ NAME: byName(column('name')) }, { field: 'NAME', direction: 'ASC' });

@Resolver()
export class EngineersResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => SolutionEngineerConnection, { description: 'Solution engineers, by name.' })
  engineers(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => EngineersArgs }) { filter }: EngineersArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where, values } = applyFilter(ENGINEER_FILTER, filter);
    return this.reads.read(viewer, info, { kind: 'page', where, order: ORDER }, values);
  }
}
