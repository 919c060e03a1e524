import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { column } from '../../platform/graphql/reads/fragments/sql.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { sortKeys } from '../../platform/graphql/reads/lists/order.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { AuditEntryConnection } from './audit-entry.graphql.js';
import { AUDIT_FILTER, AuditLogArgs } from './list-audit-log.graphql.js';

const NEWEST_FIRST = sortKeys(
  { AT: { by: column('at'), cast: 'timestamptz' } },
  { field: 'AT', direction: 'DESC' },
);

@Resolver()
export class AuditLogResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('audit:read')
  @Query(() => AuditEntryConnection, { description: 'Audit log: who did what, latest first.' })
  auditLog(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => AuditLogArgs }) { filter, engagementId }: AuditLogArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const about = typeof engagementId === 'string' ? { engagementId: { in: [engagementId] } } : {};
    const { where, values } = applyFilter(AUDIT_FILTER, { ...filter, ...about });
    return this.reads.read(viewer, info, { kind: 'page', where, order: NEWEST_FIRST }, values);
  }
}
