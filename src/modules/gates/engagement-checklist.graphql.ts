import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Visibility as VisibilityWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { connectionOf } from '../../platform/graphql/reads/connection.js';
import { Expr, From, Many, NodeFor, One } from '../../platform/graphql/reads/sources.js';
import { $, _, column, type Sql, sql, whole } from '../../platform/graphql/reads/sql.js';
import { instant } from '../../platform/graphql/reads/type-registry.js';
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

export const ChecklistDecision = enumOf<DecisionWord>('ChecklistDecision', 'What a reviewer decides.', {
  SATISFIED: 'The evidence satisfies the item.',
  REJECTED: 'The evidence does not; the note says why.',
  WAIVED: 'The item is not asked for until a day; managers alone decide so.',
});

@ObjectType({ implements: () => [Node], description: 'A file that was handed in as evidence.' })
@NodeFor('staff:read', sql`${_}.bound_at is not null`)
@From(() => UploadEntity, 'upload')
export class EvidenceFile extends UploadedFile implements Node {
  @Field(() => ID, { description: 'The id it was uploaded by.' }) id!: string;
  @Field(() => String, { description: 'The SHA-256 of its bytes, in hex.' }) sha256!: string;
  @Field(() => Visibility, { description: 'Who may see it.' }) visibility!: VisibilityWord;
  @Field(() => Int, { description: 'Counts its changes; give it as `expectedVersion`.' }) version!: number;
}

@ObjectType({
  implements: () => [Node],
  description: 'Evidence that was handed in for an item of a launch checklist.',
})
@NodeFor('staff:read')
@From(() => ChecklistEvidenceEntity, 'evidence')
export class ChecklistEvidence extends HandedIn implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Where it is, an https link; null where it is a file.',
  })
  url!: string | null;
  @One(sql`${_}.id = ${$}.upload_id`)
  @Field(() => EvidenceFile, { nullable: true, description: 'The file; null where it is a link.' })
  file!: EvidenceFile | null;
  @Field(() => String, {
    nullable: true,
    description: 'A word for the reviewer, 1-4000 characters; null where there is none.',
  })
  note!: string | null;
}

@ObjectType({ description: 'A decision on an item of a launch checklist.' })
@From(() => ChecklistDecisionEntity)
export class ChecklistReview {
  @Field(() => ChecklistDecision, { description: 'What was decided.' }) decision!: DecisionWord;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was decided so, 1-4000 characters; null where nothing was said.',
  })
  note!: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day of the waiver; null of any other decision.',
  })
  waivedUntil!: string | null;
  @Field(() => DateTime, { description: 'When it was decided.' }) decidedAt!: Date;
  @Expr(column('decided_by_name'))
  @Field(() => String, { description: 'Who decided, by the name at that time.' })
  decidedBy!: string;
  @One(sql`${_}.id = ${$}.evidence_id`)
  @Field(() => ChecklistEvidence, { nullable: true, description: 'The evidence that was looked at, if any.' })
  evidence!: ChecklistEvidence | null;
}

/** The newest so many of an item's evidence and decisions are shown. */
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

@ObjectType({ description: 'An item of a launch checklist as it stands for an engagement.' })
@From(() => ChecklistStateEntity, undefined, CHECKLIST_ROWS)
export class EngagementChecklistItem extends ItemStanding {
  @One(sql`${_}.id = ${$}.engagement_id`)
  @Field(() => Engagement, { description: 'The engagement that needs it.' })
  engagement!: Engagement;
  @One(sql`${_}.id = ${$}.api_product_id`)
  @Field(() => ApiProduct, { description: 'The API product whose checklist asks for it.' })
  apiProduct!: ApiProduct;
  @Expr(sql`coalesce(${_}.review = 'PENDING', false)`)
  @Field(() => Boolean, {
    description: 'Whether evidence awaits review; of a satisfied or waived item that is a renewal.',
  })
  awaitsReview!: boolean;
  @Expr(instant(column('since')))
  @Field(() => DateTime, {
    nullable: true,
    description: 'When evidence or a decision last changed it; null where nothing did.',
  })
  changedAt!: Date | null;
  @newestOf(sql`checklist_evidence`, sql`submitted_at`)
  @Field(() => [ChecklistEvidence], { description: 'What was handed in, newest first; the newest 20.' })
  evidence!: ChecklistEvidence[];
  @newestOf(sql`checklist_decision`, sql`decided_at`)
  @Field(() => [ChecklistReview], { description: 'What was decided, newest first; the newest 20.' })
  reviews!: ChecklistReview[];
}

export const EngagementChecklistItemConnection = connectionOf(
  () => EngagementChecklistItem,
  'EngagementChecklistItem',
);
