import { Info, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { StaffOnly } from '../../platform/graphql/reads/schema/staff-only.js';
import { ViewerObject } from '../identity/index.js';
import { SolutionEngineer } from './solution-engineer.graphql.js';

const ZONE = `
  select json_build_object('timeZone', e.time_zone)::text as answer from solution_engineer e where e.id = $1`;

@Resolver(() => ViewerObject)
export class ViewerEngineerFields {
  constructor(private readonly reads: Reads) {}

  @StaffOnly()
  @ResolveField(() => SolutionEngineer, {
    nullable: true,
    description: 'Their solution engineer record; null for any role but ENGINEER.',
  })
  engineer(@CurrentViewer() viewer: Viewer, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return viewer.role === 'ENGINEER'
      ? this.reads.byId(viewer, info, viewer.engineerId)
      : Promise.resolve(null);
  }

  @StaffOnly()
  @ResolveField(() => String, {
    nullable: true,
    description:
      'IANA time zone their days are counted in, e.g. `America/New_York`, for an engineer. Null for every other role, whose time zone is unknown.',
  })
  async timeZone(@CurrentViewer() viewer: Viewer): Promise<string | null> {
    if (viewer.role !== 'ENGINEER') return null;
    const statement = { name: 'viewer_time_zone', text: ZONE, values: [viewer.engineerId] };
    return (await this.reads.answer<{ timeZone: string }>(viewer, statement))?.timeZone ?? null;
  }
}
