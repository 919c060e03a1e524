import { Args, ID, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../auth/allow.js';
import { CurrentViewer } from './context.js';
import { Reads } from './reads/reads.service.js';
import { Node } from './user-error.graphql.js';

/** Available to every signed-in user; each type's @NodeFor defines who may read its objects. */
@Resolver()
export class NodeResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('node:read')
  @Query(() => Node, {
    nullable: true,
    description:
      'The object with this ID, whatever its type; null if it does not exist or you may not see it (Relay).',
  })
  node(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'ID, e.g. `ptn_01h455vb4pex5vsknk084sn02q`.' }) id: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object | null> {
    return this.reads.node(viewer, info, id);
  }
}
