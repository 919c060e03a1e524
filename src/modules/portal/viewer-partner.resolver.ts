import { Info, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { ViewerObject } from '../identity/index.js';
import { ViewerPartner } from './viewer-partner.graphql.js';

@Resolver(() => ViewerObject)
export class ViewerPartnerFields {
  constructor(private readonly reads: Reads) {}

  @ResolveField(() => ViewerPartner, {
    nullable: true,
    description: 'The company they belong to; null for any role but PARTNER.',
  })
  partner(@CurrentViewer() viewer: Viewer, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return viewer.role === 'PARTNER'
      ? this.reads.byId(viewer, info, viewer.partnerId)
      : Promise.resolve(null);
  }
}
