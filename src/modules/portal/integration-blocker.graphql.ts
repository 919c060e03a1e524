import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { Expr, From, Many } from '../../platform/graphql/reads/sources.js';
import { $, _, arg, sql } from '../../platform/graphql/reads/sql.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Party, Severity } from '../../platform/graphql/shared-enums.js';
import { BlockerEntity, MAX_OPEN_BLOCKERS } from '../engagements/index.js';

@ObjectType({ description: 'Something that hinders an integration until it is resolved.' })
@From(() => BlockerEntity, 'blocker')
export class IntegrationBlocker {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => Severity, { description: 'How badly it hinders.' }) severity!: words.Severity;
  @Field(() => Party, { description: 'Who must act.' }) party!: words.Party;
  @Field(() => String, { description: 'What is wrong, 1-4000 characters.' }) reason!: string;
  @Expr(sql`(select m.code from milestone m where m.id = ${_}.milestone_id and m.visibility = 'PARTNER')`)
  @Field(() => String, { nullable: true, description: 'The code of the milestone that it blocks, if any.' })
  milestoneCode!: string | null;
  @Field(() => DateTime, { description: 'When it was raised.' }) raisedAt!: Date;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day by which the party has promised to resolve it; null without a promise.',
  })
  commitmentOn!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was resolved; null while it is open.' })
  resolvedAt!: Date | null;
  @Field(() => Int, { description: 'Counts its changes; give it as `expectedVersion`.' }) version!: number;
}

/** Relies on index blocker_of_engagement. Open ones come first, so that none of them falls behind the limit. */
export const BlockersShown = () =>
  Many({
    from: sql`(
      select b.id, b.severity, b.party, b.reason, b.milestone_id, b.raised_at, b.commitment_on, b.resolved_at, b.version
      from blocker b
      where b.engagement_id = ${$}.id and b.visibility = 'PARTNER'
        and (${arg('open')}::boolean is null or (b.resolved_at is not null) <> ${arg('open')}::boolean)
      order by (b.resolved_at is not null), b.raised_at desc, b.id desc
      limit 100
    )`,
    where: sql`true`,
    orderBy: sql`(${_}.resolved_at is not null), ${_}.raised_at desc, ${_}.id desc`,
    atMost: MAX_OPEN_BLOCKERS,
  });
