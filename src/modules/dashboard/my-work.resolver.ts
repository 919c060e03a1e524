import { Args, Info, Int, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Party, Role } from '../../kernel/enums.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { arg, argBetween, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { MyWork } from './my-work.graphql.js';

/** One row for engineers and compliance; for anyone else every list is empty. */
const OF_VIEWER = {
  kind: 'one',
  from: sql`(select ${arg('engineerId')}::uuid as engineer_id, ${arg('party')}::text as party,
    ${arg('userId')}::uuid as user_id, ${argBetween('dueWithin', 0, 20)}::int as due_within)`,
  where: sql`true`,
} as const;

/** Party whose milestones a role works on. */
const PARTY_OF: Partial<Record<Role, Party>> = { ENGINEER: 'SERVICES', COMPLIANCE: 'COMPLIANCE' };

@Resolver()
export class MyWorkResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => MyWork, {
    description: 'What the signed-in engineer or compliance reviewer has to do; empty for other staff.',
  })
  myWork(
    @CurrentViewer() viewer: Viewer,
    @Args('dueWithin', {
      type: () => Int,
      defaultValue: 5,
      description: 'Number of working days from today that count as due soon, 0-20; 0 means today only.',
    })
    dueWithin: number,
    @Info() info: GraphQLResolveInfo,
  ): Promise<MyWork | null> {
    const engineerId = viewer.role === 'ENGINEER' ? viewer.engineerId : null;
    const { userId } = viewer;
    const party = PARTY_OF[viewer.role] ?? null;
    return this.reads.read<MyWork>(viewer, info, OF_VIEWER, { engineerId, party, userId, dueWithin });
  }
}
