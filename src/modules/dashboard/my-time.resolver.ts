import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertDayRange } from '../../platform/graphql/day-range.js';
import { arg, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { MAX_SHEET_DAYS, MyTimeArgs, TimeSheet } from './time-sheet.graphql.js';

const OF_AUTHOR = {
  kind: 'one',
  from: sql`(select ${arg('authorId')}::uuid as author_id, ${arg('from')}::date as first_day,
    ${arg('to')}::date as last_day)`,
  where: sql`true`,
} as const;

@Resolver()
export class MyTimeResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => TimeSheet, { description: 'Time logged by the signed-in user, by day and engagement.' })
  async myTime(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => MyTimeArgs }) { from, to }: MyTimeArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TimeSheet | null> {
    assertDayRange(from, to, MAX_SHEET_DAYS);
    return this.reads.read<TimeSheet>(viewer, info, OF_AUTHOR, { authorId: viewer.userId, from, to });
  }
}
