import { Field, ObjectType } from '@nestjs/graphql';
import type { EngagementStage as StageWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { ChecklistKind, type ChecklistKindWord } from '../catalog/index.js';
import { checklistKey } from './checklist-rows.js';

/* Fields of a launch checklist item for staff and partners: a field added here is also visible in the portal. */

export type ChecklistStatusWord = 'MISSING' | 'SUBMITTED' | 'SATISFIED' | 'REJECTED' | 'WAIVED' | 'EXPIRED';
export const ChecklistStatus = enumOf<ChecklistStatusWord>(
  'ChecklistStatus',
  "Status of a launch checklist item today; last valid days are inclusive, in the engagement's time zone.",
  {
    MISSING: 'Nothing has been submitted.',
    SUBMITTED: 'Evidence is awaiting review.',
    SATISFIED: 'Evidence was accepted; a renewal may be awaiting review.',
    REJECTED: 'The evidence was rejected; new evidence is needed.',
    WAIVED: 'Waived until a given day.',
    EXPIRED: 'Its evidence or waiver has expired.',
  },
);
/** A row of CHECKLIST_ROWS. */
@ObjectType({ isAbstract: true })
export abstract class ItemStanding {
  @Expr(sql`(select ${checklistKey(sql`e.key`, sql`p.slug`, sql`${_}.code`)} from engagement e, api_product p
    where e.id = ${_}.engagement_id and p.id = ${_}.api_product_id)`)
  @Field(() => String, {
    description:
      'Unique across all checklists: engagement, API product and code, e.g. `ENG-142/accounts/PEN-TEST`; never changes.',
  })
  key!: string;
  @Field(() => String, { description: 'Code, unique within the product, e.g. `PEN-TEST`.' })
  code!: string;
  @Expr(column('title'))
  @Field(() => String, { description: 'The requirement.' })
  title!: string;
  @Expr(column('kind'))
  @Field(() => ChecklistKind, { description: 'Area of launch readiness.' })
  kind!: ChecklistKindWord;
  @Expr(column('needed_by'))
  @Field(() => EngagementStage, {
    description: 'Stage that cannot be left without it, nor can any later stage.',
  })
  neededBy!: StageWord;
  @Expr(column('evidence'))
  @Field(() => String, { description: 'Evidence required.' })
  evidenceWanted!: string;
  @Expr(column('expires'))
  @Field(() => Boolean, { description: 'Whether evidence for it must have an expiry date.' })
  expires!: boolean;
  @Expr(column('status'))
  @Field(() => ChecklistStatus, { description: 'Status today.' })
  status!: ChecklistStatusWord;
  @Expr(column('ends_on'))
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Last valid day of the accepted evidence or waiver, otherwise of evidence awaiting review; null if there is none.',
  })
  expiresOn!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why the latest evidence was rejected; null if it was not.',
  })
  rejection!: string | null;
}

/** A row of ChecklistEvidenceEntity. */
@ObjectType({ isAbstract: true })
export abstract class HandedIn {
  @Field(() => DateTime, { description: 'When it was submitted.' }) submittedAt!: Date;
  @Expr(column('submitted_by_name'))
  @Field(() => String, { description: 'Who submitted it (name at the time).' })
  submittedBy!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day it is valid; null if it does not expire.',
  })
  expiresOn!: string | null;
}
