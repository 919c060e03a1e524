import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { EngagementStage as StageWord } from '../../kernel/enums.js';
import { Expr, From, Json, One } from '../../platform/graphql/reads/sources.js';
import { $, _, column, sql } from '../../platform/graphql/reads/sql.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { ChecklistKind, type ChecklistKindWord } from '../catalog/index.js';
import {
  CHECKLIST_ROWS,
  ChecklistEvidenceEntity,
  ChecklistStateEntity,
  ChecklistStatus,
  type ChecklistStatusWord,
} from '../delivery/index.js';
import { UploadEntity, downloadPath } from '../uploads/index.js';

@ObjectType({ description: 'A file that was handed in as evidence.' })
@From(() => UploadEntity)
export class IntegrationFile {
  @Field(() => String, { description: 'Its name, with the extension of its type.' }) name!: string;
  @Field(() => String, { description: 'Its media type, as application/pdf.' }) type!: string;
  @Field(() => Int, { description: 'Its size in bytes.' }) sizeBytes!: number;
  @Json(sql`to_json(${_}.id)`, downloadPath)
  @Field(() => String, {
    description: 'Where it is downloaded from, with a bearer token: a path of this server.',
  })
  path!: string;
}

@ObjectType({ description: 'What was handed in for a checklist item.' })
@From(() => ChecklistEvidenceEntity)
export class IntegrationEvidence {
  @Field(() => DateTime, { description: 'When it was handed in.' }) submittedAt!: Date;
  @Expr(column('submitted_by_name'))
  @Field(() => String, { description: 'Who handed it in, by the name at that time.' })
  submittedBy!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Its last day; null where it has none.' })
  expiresOn!: string | null;
  @One(sql`${_}.id = ${$}.upload_id and ${_}.visibility = 'PARTNER'`)
  @Field(() => IntegrationFile, {
    nullable: true,
    description: 'The file; null where it is a link, or a file that is kept for the services team.',
  })
  file!: IntegrationFile | null;
}

/** The status is the one that staff see, by the same rule. */
@ObjectType({ description: 'What an API product asks to be shown before a launch, and how that stands.' })
@From(() => ChecklistStateEntity, undefined, CHECKLIST_ROWS)
export class IntegrationChecklistItem {
  @Expr(sql`(select p.slug from api_product p where p.id = ${_}.api_product_id)`)
  @Field(() => String, { description: 'The API product whose checklist asks for it, as in addresses.' })
  apiProductSlug!: string;
  @Expr(sql`(select p.name from api_product p where p.id = ${_}.api_product_id)`)
  @Field(() => String, { description: 'The name of that API product.' })
  apiProduct!: string;
  @Field(() => String, { description: 'What people call it, unique within the product, as `PEN-TEST`.' })
  code!: string;
  @Expr(column('title')) @Field(() => String, { description: 'What must be so.' }) title!: string;
  @Expr(column('kind'))
  @Field(() => ChecklistKind, { description: 'Which side of a launch it proves.' })
  kind!: ChecklistKindWord;
  @Expr(column('status'))
  @Field(() => ChecklistStatus, { description: 'How it stands today.' })
  status!: ChecklistStatusWord;
  @Expr(column('needed_by'))
  @Field(() => EngagementStage, { description: 'The stage that is not left without it, nor any later one.' })
  neededBy!: StageWord;
  @Expr(column('evidence'))
  @Field(() => String, { description: 'What evidence is wanted.' })
  evidenceWanted!: string;
  @Expr(column('expires'))
  @Field(() => Boolean, { description: 'Whether evidence for it must say its last day.' })
  expires!: boolean;
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
  @One(sql`${_}.id = ${$}.evidence_id`)
  @Field(() => IntegrationEvidence, { nullable: true, description: 'What was handed in last; null before.' })
  evidence!: IntegrationEvidence | null;
}
