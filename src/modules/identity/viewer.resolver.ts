import { Query, Resolver } from '@nestjs/graphql';
import { toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { rightsOf } from './right.graphql.js';
import { ViewerObject } from './viewer.graphql.js';

@Resolver()
export class ViewerResolver {
  @Allow('viewer:read')
  @Query(() => ViewerObject, { description: 'Who you are signed in as.' })
  viewer(@CurrentViewer() viewer: Viewer): ViewerObject {
    const { userId, email, name, role } = viewer;
    return { id: toTypeId('user', userId), email, name, role, rights: rightsOf(role) };
  }
}
