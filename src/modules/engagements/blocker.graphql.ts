import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, Many, NodeFor, One } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Party, Severity, Visibility } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { ApiOperation } from '../catalog/index.js';
import { BlockerCommitmentEntity, BlockerEntity } from './blocker.entity.js';
import { MAX_COMMITMENTS } from './domain/blocker-limits.js';
import { Engagement } from './engagement.graphql.js';

@ObjectType({ description: 'A change of the date by which a party commits to resolve a blocker.' })
@From(() => BlockerCommitmentEntity)
export class CommitmentChange {
  @Field(() => LocalDate, { nullable: true, description: 'The date; null if the commitment was withdrawn.' })
  commitmentOn!: string | null;
  @Field(() => DateTime, { description: 'When the date was changed.' })
  changedAt!: Date;
  @Expr(column('changed_by_name'))
  @Field(() => String, { description: 'Who changed it.' })
  changedBy!: string;
}

@ObjectType({
  implements: () => [Node],
  description: 'Something that blocks an engagement until it is resolved.',
})
@NodeFor('staff:read')
@From(() => BlockerEntity, 'blocker')
export class Blocker implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, { description: 'Engagement it blocks.' })
  engagement!: Engagement;
  @Field(() => Severity, { description: 'Severity.' }) severity!: words.Severity;
  @Field(() => Party, { description: 'Who must act.' }) party!: words.Party;
  @Field(() => String, { description: 'What is wrong, 1-4000 characters.' }) reason!: string;
  @One(sql`${_}.id = ${$}.api_operation_id`)
  @Field(() => ApiOperation, { nullable: true, description: 'API operation it concerns, if any.' })
  operation!: ApiOperation | null;
  @Field(() => Visibility, { description: 'Who can see it.' }) visibility!: words.Visibility;
  @Field(() => DateTime, { description: 'When it was raised.' }) raisedAt!: Date;
  @Expr(column('raised_by_name'))
  @Field(() => String, { description: 'Who raised it.' })
  raisedBy!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Date by which the responsible party has committed to resolve it; the milestone it blocks is never forecast to end earlier.',
  })
  commitmentOn!: string | null;
  @Many({
    where: sql`${_}.blocker_id = ${$}.id`,
    orderBy: sql`${_}.changed_at, ${_}.id`,
    atMost: MAX_COMMITMENTS,
  })
  @Field(() => [CommitmentChange], {
    description: 'Every commitment made, moved or withdrawn, oldest first; at most 100.',
  })
  commitmentHistory!: CommitmentChange[];
  @Field(() => DateTime, { nullable: true, description: 'When it was resolved; null while it is open.' })
  resolvedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'How it was resolved.' }) resolution!: string | null;
  @Field(() => Int, {
    description: 'Version number, incremented on every change; pass it as `expectedVersion`.',
  })
  version!: number;
}

export const BlockerConnection = connectionOf(() => Blocker, 'Blocker');
