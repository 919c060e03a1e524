import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { Expr, From, Many, NodeFor, One } from '../../platform/graphql/reads/sources.js';
import { $, _, column, sql } from '../../platform/graphql/reads/sql.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Party, Severity, Visibility } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { ApiOperation } from '../catalog/index.js';
import { BlockerCommitmentEntity, BlockerEntity } from './blocker.entity.js';
import { MAX_COMMITMENTS } from './domain/blocker-limits.js';
import { Engagement } from './engagement.graphql.js';

@ObjectType({ description: 'A day by which a blocker was promised to be resolved.' })
@From(() => BlockerCommitmentEntity)
export class CommitmentChange {
  @Field(() => LocalDate, { nullable: true, description: 'The day; null where the promise was withdrawn.' })
  commitmentOn!: string | null;
  @Field(() => DateTime, { description: 'When it was said.' })
  changedAt!: Date;
  @Expr(column('changed_by_name'))
  @Field(() => String, { description: 'Who said it.' })
  changedBy!: string;
}

@ObjectType({
  implements: () => [Node],
  description: 'Something that hinders an engagement until it is resolved.',
})
@NodeFor('staff:read')
@From(() => BlockerEntity, 'blocker')
export class Blocker implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, { description: 'What it hinders.' })
  engagement!: Engagement;
  @Field(() => Severity, { description: 'How badly.' }) severity!: words.Severity;
  @Field(() => Party, { description: 'Who must act.' }) party!: words.Party;
  @Field(() => String, { description: 'What is wrong, 1-4000 characters.' }) reason!: string;
  @One(sql`${_}.id = ${$}.api_operation_id`)
  @Field(() => ApiOperation, { nullable: true, description: 'The API operation it is about, if any.' })
  operation!: ApiOperation | null;
  @Field(() => Visibility, { description: 'Who may see it.' }) visibility!: words.Visibility;
  @Field(() => DateTime, { description: 'When it was raised.' }) raisedAt!: Date;
  @Expr(column('raised_by_name'))
  @Field(() => String, { description: 'Who raised it.' })
  raisedBy!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day by which the party has promised to resolve it; its milestone is due no earlier.',
  })
  commitmentOn!: string | null;
  @Many({
    where: sql`${_}.blocker_id = ${$}.id`,
    orderBy: sql`${_}.changed_at, ${_}.id`,
    atMost: MAX_COMMITMENTS,
  })
  @Field(() => [CommitmentChange], {
    description: 'Every promise made, moved or withdrawn, oldest first; at most 100.',
  })
  commitmentHistory!: CommitmentChange[];
  @Field(() => DateTime, { nullable: true, description: 'When it was resolved; null while it is open.' })
  resolvedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What resolved it.' }) resolution!: string | null;
  @Field(() => Int, { description: 'Counts its changes; give it as `expectedVersion`.' }) version!: number;
}

export const BlockerConnection = connectionOf(() => Blocker, 'Blocker');
