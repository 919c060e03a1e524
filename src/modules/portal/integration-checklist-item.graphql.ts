import { Field, ObjectType } from '@nestjs/graphql';
import { Expr, From, One } from '../../platform/graphql/reads/sources.js';
import { $, _, sql } from '../../platform/graphql/reads/sql.js';
import {
  CHECKLIST_ROWS,
  ChecklistEvidenceEntity,
  ChecklistStateEntity,
  HandedIn,
  ItemStanding,
} from '../delivery/index.js';
import { UploadEntity, UploadedFile } from '../uploads/index.js';

@ObjectType({ description: 'A file that was handed in as evidence.' })
@From(() => UploadEntity)
export class IntegrationFile extends UploadedFile {}

@ObjectType({ description: 'What was handed in for a checklist item.' })
@From(() => ChecklistEvidenceEntity)
export class IntegrationEvidence extends HandedIn {
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
export class IntegrationChecklistItem extends ItemStanding {
  @Expr(sql`(select p.slug from api_product p where p.id = ${_}.api_product_id)`)
  @Field(() => String, { description: 'The API product whose checklist asks for it, as in addresses.' })
  apiProductSlug!: string;
  @Expr(sql`(select p.name from api_product p where p.id = ${_}.api_product_id)`)
  @Field(() => String, { description: 'The name of that API product.' })
  apiProduct!: string;
  @One(sql`${_}.id = ${$}.evidence_id`)
  @Field(() => IntegrationEvidence, { nullable: true, description: 'What was handed in last; null before.' })
  evidence!: IntegrationEvidence | null;
}
