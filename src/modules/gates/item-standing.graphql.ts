import { Field, ObjectType } from '@nestjs/graphql';
import type { EngagementStage as StageWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { Expr } from '../../platform/graphql/reads/sources.js';
import { _, column, sql } from '../../platform/graphql/reads/sql.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { ChecklistKind, type ChecklistKindWord } from '../catalog/index.js';
import { checklistKey } from './checklist-rows.js';

/* What is shown of a launch checklist to staff and to partners alike: a field that is added here the portal shows too. */

export type ChecklistStatusWord = 'MISSING' | 'SUBMITTED' | 'SATISFIED' | 'REJECTED' | 'WAIVED' | 'EXPIRED';
export const ChecklistStatus = enumOf<ChecklistStatusWord>(
  'ChecklistStatus',
  'How an item of a launch checklist stands today; last days are inclusive, in the time zone of the engagement.',
  {
    MISSING: 'Nothing was handed in.',
    SUBMITTED: 'Evidence awaits review.',
    SATISFIED: 'Evidence was found to satisfy it; a renewal may await review meanwhile.',
    REJECTED: 'The evidence was rejected; new evidence is needed.',
    WAIVED: 'It is waived until a day.',
    EXPIRED: 'The last day of its evidence or waiver is past.',
  },
);
/** A row of CHECKLIST_ROWS. */
@ObjectType({ isAbstract: true })
export abstract class ItemStanding {
  @Expr(sql`(select ${checklistKey(sql`e.key`, sql`p.slug`, sql`${_}.code`)} from engagement e, api_product p
    where e.id = ${_}.engagement_id and p.id = ${_}.api_product_id)`)
  @Field(() => String, {
    description:
      'Unique over all checklists: its engagement, API product and code, as `ENG-142/accounts/PEN-TEST`; never changes.',
  })
  key!: string;
  @Field(() => String, { description: 'What people call it, unique within the product, as `PEN-TEST`.' })
  code!: string;
  @Expr(column('title'))
  @Field(() => String, { description: 'What must be so.' })
  title!: string;
  @Expr(column('kind'))
  @Field(() => ChecklistKind, { description: 'Which side of a launch it proves.' })
  kind!: ChecklistKindWord;
  @Expr(column('needed_by'))
  @Field(() => EngagementStage, { description: 'The stage that is not left without it, nor any later one.' })
  neededBy!: StageWord;
  @Expr(column('evidence'))
  @Field(() => String, { description: 'What evidence is wanted.' })
  evidenceWanted!: string;
  @Expr(column('expires'))
  @Field(() => Boolean, { description: 'Whether evidence for it must say its last day.' })
  expires!: boolean;
  @Expr(column('status'))
  @Field(() => ChecklistStatus, { description: 'How it stands today.' })
  status!: ChecklistStatusWord;
  @Expr(column('ends_on'))
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'The last day of what stands: approved evidence or a waiver, else evidence that awaits review.',
  })
  expiresOn!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why the evidence handed in last was rejected; null where it was not.',
  })
  rejection!: string | null;
}

/** A row of ChecklistEvidenceEntity. */
@ObjectType({ isAbstract: true })
export abstract class HandedIn {
  @Field(() => DateTime, { description: 'When it was handed in.' }) submittedAt!: Date;
  @Expr(column('submitted_by_name'))
  @Field(() => String, { description: 'Who handed it in, by the name at that time.' })
  submittedBy!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Its last day; null where it has none.' })
  expiresOn!: string | null;
}
