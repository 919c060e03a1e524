import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { Expr, From, NodeFor } from '../../platform/graphql/reads/schema/decorators.js';
import { _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { Party, Severity } from '../../platform/graphql/shared-enums.js';
import { BlockerEntity, EngagementBlockers, isShown } from '../engagements/index.js';

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
}

/** The engagement's blockers visible by row security, with the columns that the portal may read. */
export const BlockersShown = () =>
  EngagementBlockers(
    sql`b.id, b.severity, b.party, b.reason, b.milestone_id, b.raised_at, b.commitment_on, b.resolved_at, b.version`,
    isShown(sql`b`),
  );
