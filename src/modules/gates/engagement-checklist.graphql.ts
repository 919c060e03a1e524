import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Visibility as VisibilityWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { $, _, column, type Sql, sql, whole, instant } from '../../platform/graphql/reads/fragments/sql.js';
import { connectionOf } from '../../platform/graphql/reads/lists/connection.js';
import { Expr, From, Many, NodeFor, One } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Visibility } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { ApiProduct } from '../catalog/index.js';
import { Engagement } from '../engagements/index.js';
import { UploadedFile, UploadEntity } from '../uploads/index.js';
import { CHECKLIST_ROWS } from './checklist-rows.js';
import {
  ChecklistDecisionEntity,
  ChecklistEvidenceEntity,
  ChecklistStateEntity,
} from './checklist.entity.js';
import type { ChecklistDecision as DecisionWord } from './domain/checklist-moves.js';
import { HandedIn, ItemStanding } from './item-standing.graphql.js';

export const ChecklistDecision = enumOf<DecisionWord>('ChecklistDecision', "A reviewer's decision.", {
  SATISFIED: 'The evidence satisfies the item.',
  REJECTED: 'The evidence does not satisfy the item; the note says why.',
  WAIVED: 'The item is not required until a given day; only managers can waive.',
});

@ObjectType({ implements: () => [Node], description: 'A file submitted as evidence.' })
@NodeFor('staff:read', sql`${_}.bound_at is not null`)
@From(() => UploadEntity, 'upload')
export class EvidenceFile extends UploadedFile implements Node {
  @Field(() => ID, { description: 'ID of the upload.' }) id!: string;
  @Field(() => String, { description: 'SHA-256 of the content, in hex.' }) sha256!: string;
  @Field(() => Visibility, { description: 'Who can see it.' }) visibility!: VisibilityWord;
  @Field(() => Int, {
    description: 'Version number, incremented on every change; pass it as `expectedVersion`.',
  })
  version!: number;
}

@ObjectType({
  implements: () => [Node],
  description: 'Evidence submitted for a launch checklist item.',
})
@NodeFor('staff:read')
@From(() => ChecklistEvidenceEntity, 'evidence')
export class ChecklistEvidence extends HandedIn implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The https link to the evidence; null if it is a file.',
  })
  url!: string | null;
  @One(sql`${_}.id = ${$}.upload_id`)
  @Field(() => EvidenceFile, { nullable: true, description: 'The file; null if the evidence is a link.' })
  file!: EvidenceFile | null;
  @Field(() => String, {
    nullable: true,
    description: 'Note to the reviewer, 1-4000 characters; null if there is none.',
  })
  note!: string | null;
}

@ObjectType({ description: 'A decision on a launch checklist item.' })
@From(() => ChecklistDecisionEntity)
export class ChecklistReview {
  @Field(() => ChecklistDecision, { description: 'The decision.' }) decision!: DecisionWord;
  @Field(() => String, {
    nullable: true,
    description: 'Reason for the decision, 1-4000 characters; null if none was given.',
  })
  note!: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day of the waiver; null for any other decision.',
  })
  waivedUntil!: string | null;
  @Field(() => DateTime, { description: 'When the decision was made.' }) decidedAt!: Date;
  @Expr(column('decided_by_name'))
  @Field(() => String, { description: 'Who made the decision (name at the time).' })
  decidedBy!: string;
  @One(sql`${_}.id = ${$}.evidence_id`)
  @Field(() => ChecklistEvidence, { nullable: true, description: 'The evidence reviewed, if any.' })
  evidence!: ChecklistEvidence | null;
}

/** Only the latest evidence and decisions of an item are shown. */
const MAX_SHOWN = 20;
const OF_ITEM = sql`x.engagement_id = ${$}.engagement_id and x.api_product_id = ${$}.api_product_id
  and x.code = ${$}.code`;
const newestOf = (table: Sql, at: Sql) =>
  Many({
    from: sql`(select x.* from ${table} x where ${OF_ITEM} order by x.${at} desc, x.id desc limit ${whole(MAX_SHOWN)})`,
    where: sql`true`,
    orderBy: sql`${_}.${at} desc, ${_}.id desc`,
    atMost: MAX_SHOWN,
  });

@ObjectType({ description: 'A launch checklist item and its status for an engagement.' })
@From(() => ChecklistStateEntity, undefined, CHECKLIST_ROWS)
export class EngagementChecklistItem extends ItemStanding {
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, { description: 'Engagement that needs it.' })
  engagement!: Engagement;
  @One(sql`${_}.id = ${$}.api_product_id`)
  @Field(() => ApiProduct, { description: 'API product whose checklist contains it.' })
  apiProduct!: ApiProduct;
  @Expr(sql`coalesce(${_}.review = 'PENDING', false)`)
  @Field(() => Boolean, {
    description: 'Whether evidence is awaiting review; for a satisfied or waived item this is a renewal.',
  })
  awaitsReview!: boolean;
  @Expr(instant(column('since')))
  @Field(() => DateTime, {
    nullable: true,
    description: 'When evidence or a decision last changed it; null if nothing has.',
  })
  changedAt!: Date | null;
  @newestOf(sql`checklist_evidence`, sql`submitted_at`)
  @Field(() => [ChecklistEvidence], { description: 'Evidence submitted, newest first; the latest 20.' })
  evidence!: ChecklistEvidence[];
  @newestOf(sql`checklist_decision`, sql`decided_at`)
  @Field(() => [ChecklistReview], { description: 'Decisions, newest first; the latest 20.' })
  reviews!: ChecklistReview[];
}

export const EngagementChecklistItemConnection = connectionOf(
  () => EngagementChecklistItem,
  'EngagementChecklistItem',
);
