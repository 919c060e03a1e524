import { Args, ArgsType, Field, Info, InputType, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Actor, Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { PageArgs } from '../../platform/graphql/reads/connection.js';
import {
  type FilterRules,
  type InOperator,
  DateTimeRange,
  applyFilter,
  inOperator,
  dateTimeRange,
  oneOf,
} from '../../platform/graphql/reads/filters.js';
import { sortKeys } from '../../platform/graphql/reads/order.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { column } from '../../platform/graphql/reads/sql.js';
import { IdIn, StringIn } from '../../platform/graphql/shared-filters.js';
import { AuditActorKind, AuditEntryConnection } from './audit-entry.graphql.js';

const AuditActorKindIn = inOperator<Actor['kind']>('AuditActorKindIn', () => AuditActorKind);

@InputType({ description: 'Which entries to list; fields AND.' })
export class AuditFilter {
  @Field(() => IdIn, { nullable: true, description: 'Ids of the users or API keys that did it.' })
  actor?: InOperator<string> | null;
  @Field(() => AuditActorKindIn, { nullable: true, description: 'What sort of actor did it.' })
  actorKind?: InOperator<Actor['kind']> | null;
  @Field(() => StringIn, { nullable: true, description: 'What was done, as `user.invite`.' })
  action?: InOperator<string> | null;
  @Field(() => IdIn, { nullable: true, description: 'Ids, of whatever kind, of what it was done to.' })
  subject?: InOperator<string> | null;
  @Field(() => IdIn, { nullable: true, description: 'The partners it concerns.' })
  partnerId?: InOperator<string> | null;
  @Field(() => DateTimeRange, { nullable: true, description: 'When it was done.' }) at?: DateTimeRange | null;
}

@ArgsType()
class AuditLogArgs extends PageArgs {
  @Field(() => AuditFilter, { nullable: true, description: 'Which ones; all when absent.' })
  filter?: AuditFilter | null;
}

/** Each has an index that ends in (at, id), so that a page of the latest is read and no more. */
const FILTER: FilterRules<AuditFilter> = {
  actor: oneOf(column('actor_id'), 'uuid', 'any'),
  actorKind: oneOf(column('actor_kind')),
  action: oneOf(column('action')),
  subject: oneOf(column('subject_id'), 'uuid', 'any'),
  partnerId: oneOf(column('partner_id'), 'uuid', 'partner'),
  at: dateTimeRange(column('at')),
};
const NEWEST_FIRST = sortKeys(
  { AT: { by: column('at'), cast: 'timestamptz' } },
  { field: 'AT', direction: 'DESC' },
);

@Resolver()
export class AuditLogResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('audit:read')
  @Query(() => AuditEntryConnection, { description: 'Who did what to what, the latest first.' })
  auditLog(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => AuditLogArgs }) { filter }: AuditLogArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const { where, values, key } = applyFilter<AuditFilter>(FILTER, filter);
    return this.reads.read(viewer, info, { kind: 'page', where, order: NEWEST_FIRST }, values, key);
  }
}
