import { Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { AppError } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { audit } from '../../platform/audit/audit.js';
import { Transactions } from '../../platform/database/tx.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { ResolvedFrom } from '../../platform/graphql/reads/schema/decorators.js';
import { SeenByPartner } from '../../platform/graphql/reads/schema/seen-by-partner.js';
import { Engagement } from '../engagements/index.js';
import { Integration } from './integration.graphql.js';
import { MINE_BY_KEY } from './integrations.resolver.js';
import { canPreviewPortal } from './portal.policy.js';

interface Facts {
  readonly id: string;
  readonly key: string;
  readonly partnerId: string;
  readonly engineerIds: readonly string[];
}

/** Uses engagement_engineer_pkey. */
const FACTS = sql`json_build_object('id', ${_}.id, 'key', ${_}.key, 'partnerId', ${_}.partner_id, 'engineerIds', (
  select coalesce(json_agg(m.engineer_id), '[]'::json) from engagement_engineer m where m.engagement_id = ${_}.id))`;

/**
 * Not part of the engagement's own statement, because that runs with the staff's login: only the partner's login is sure to
 * show no more than the partner sees.
 */
@Resolver(() => Engagement)
export class PortalPreviewField {
  constructor(
    private readonly transactions: Transactions,
    private readonly reads: Reads,
  ) {}

  @ResolvedFrom(FACTS)
  @SeenByPartner()
  @ResolveField(() => Integration, {
    nullable: true,
    description:
      "The engagement as the partner's users see it. Managers and auditors can read it, and engineers on its team; every read is recorded in the audit log. Only in a query, for one engagement at a time, not in lists.",
  })
  async portalPreview(
    @Parent() { id, key, partnerId, engineerIds }: Facts,
    @CurrentViewer() viewer: Viewer,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    assertOfOne(info);
    if (!canPreviewPortal(viewer, { engineerIds }))
      throw new AppError(
        'FORBIDDEN',
        'Only managers, auditors and engineers on its team can see an engagement as its partner does.',
      );
    await this.transactions.runFor(viewer, (tx) =>
      audit(tx, {
        action: 'engagement.portal-preview',
        subject: { kind: 'engagement', id },
        ...{ partnerId, engagementId: id, was: null, changes: {} },
      }),
    );
    return this.reads.previewForStaff(viewer, partnerId, info, MINE_BY_KEY, { partnerId, key });
  }
}

/**
 * A list would take a statement and an audit entry for each engagement.
 * @throws AppError BAD_USER_INPUT unless the field's engagement is a root field of a query
 */
function assertOfOne({ operation, path }: GraphQLResolveInfo): void {
  if (operation.operation === 'query' && path.prev && !path.prev.prev) return;
  throw new AppError('BAD_USER_INPUT', 'Query `portalPreview` of one engagement at a time, not in a list.');
}
