import { Args, Info, Int, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { arg, argBetween, sql } from '../../platform/graphql/reads/sql.js';
import { MyWork } from './my-work.graphql.js';

const OF_ENGINEER = {
  kind: 'one',
  from: sql`(select ${arg('engineerId')}::uuid as engineer_id, ${argBetween('dueWithin', 0, 20)}::int as due_within)`,
  where: sql`true`,
} as const;

@Resolver()
export class MyWorkResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => MyWork, {
    description: 'What the signed-in engineer has to do; empty for staff who are no engineers.',
  })
  myWork(
    @CurrentViewer() viewer: Viewer,
    @Args('dueWithin', {
      type: () => Int,
      defaultValue: 5,
      description: 'Up to how many working days from today counts as due soon, 0-20; 0 is today alone.',
    })
    dueWithin: number,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MyWork | null> {
    const engineerId = viewer.role === 'ENGINEER' ? viewer.engineerId : null;
    return this.reads.read<MyWork>(viewer, info, OF_ENGINEER, { engineerId, dueWithin });
  }
}
