import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { Expr, From, Json, NodeFor } from '../../platform/graphql/reads/schema/decorators.js';
import { _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { Party, Severity } from '../../platform/graphql/shared-enums.js';
import { BlockerEntity, EngagementBlockers, isOpenBlocker, isShown } from '../engagements/index.js';
import { type IntegrationBlockerActionWord, blockerActionsOf } from './portal.policy.js';

export const IntegrationBlockerAction = enumOf<IntegrationBlockerActionWord>(
  'IntegrationBlockerAction',
  'Something that a company can do with a blocker of its integration.',
  {
    COMMIT: 'Commit to a date by which it will be resolved.',
    RESOLVE: 'Resolve it.',
  },
);

/** BlockerFacts; uses engagement_pkey. */
const FACTS = sql`json_build_object(
  'party', ${_}.party, 'raisedByPartner', ${_}.raised_by_partner, 'isOpen', ${isOpenBlocker(_)},
  'status', (select e.status from engagement e where e.id = ${_}.engagement_id))`;

@ObjectType({
  implements: () => [Node],
  description: 'Something that blocks an integration until it is resolved.',
})
@NodeFor('portal:read', isShown(_))
@From(() => BlockerEntity, 'blocker')
export class IntegrationBlocker implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => Severity, { description: 'Severity.' }) severity!: words.Severity;
  @Field(() => Party, { description: 'Who must act.' }) party!: words.Party;
  @Field(() => String, { description: 'What is wrong, 1-4000 characters.' }) reason!: string;
  @Expr(sql`(select m.code from milestone m where m.id = ${_}.milestone_id and ${isShown(sql`m`)})`)
  @Field(() => String, { nullable: true, description: 'Code of the milestone it blocks, if any.' })
  milestoneCode!: string | null;
  @Field(() => DateTime, { description: 'When it was raised.' }) raisedAt!: Date;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Date by which the responsible party has committed to resolve it; null without a commitment.',
  })
  commitmentOn!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was resolved; null while it is open.' })
  resolvedAt!: Date | null;
  @Field(() => Int, {
    description: 'Version number, incremented on every change; pass it as `expectedVersion`.',
  })
  version!: number;
  @Json(FACTS, blockerActionsOf)
  @Field(() => [IntegrationBlockerAction], { description: 'What your company can do with it now.' })
  viewerMay!: IntegrationBlockerActionWord[];
}

/** The engagement's blockers visible by row security, with the columns that the portal may read. */
export const BlockersShown = () =>
  EngagementBlockers(
    sql`b.id, b.severity, b.party, b.reason, b.milestone_id, b.raised_at, b.commitment_on, b.resolved_at,
      b.version, b.engagement_id, b.raised_by_partner`,
    isShown(sql`b`),
  );
