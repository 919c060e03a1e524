import { Field, ID, ObjectType } from '@nestjs/graphql';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, NodeFor, One } from '../../platform/graphql/reads/schema/decorators.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import {
  CHECKLIST_ROWS,
  ChecklistEvidenceEntity,
  ChecklistStateEntity,
  HandedIn,
  ItemStanding,
} from '../gates/index.js';
import { UploadedFile, UploadEntity } from '../uploads/index.js';
import { isShown } from '../engagements/index.js';

/** The portal's login cannot read `bound_at`, so this checks for evidence that refers to the file. */
const IS_EVIDENCE = sql`exists (select from checklist_evidence v where v.upload_id = ${_}.id)`;

@ObjectType({ implements: () => [Node], description: 'A file submitted as evidence.' })
@NodeFor('portal:read', sql`${isShown(_)} and ${IS_EVIDENCE}`)
@From(() => UploadEntity, 'upload')
export class IntegrationFile extends UploadedFile implements Node {
  @Field(() => ID, { description: 'ID of the upload.' }) id!: string;
}

@ObjectType({ implements: () => [Node], description: 'Evidence submitted for a checklist item.' })
@NodeFor('portal:read')
@From(() => ChecklistEvidenceEntity, 'evidence')
export class IntegrationEvidence extends HandedIn implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @One(sql`${_}.id = ${$}.upload_id and ${isShown(_)}`)
  @Field(() => IntegrationFile, {
    nullable: true,
    description: 'The file; null if the evidence is a link or a file that only the services team can see.',
  })
  file!: IntegrationFile | null;
}

/** The status is computed by the same rule as for staff. */
@ObjectType({ description: 'A launch checklist item of an API product and its status.' })
@From(() => ChecklistStateEntity, undefined, CHECKLIST_ROWS)
export class IntegrationChecklistItem extends ItemStanding {
  @Expr(sql`(select p.slug from api_product p where p.id = ${_}.api_product_id)`)
  @Field(() => String, { description: 'URL slug of the API product whose checklist contains it.' })
  apiProductSlug!: string;
  @Expr(sql`(select p.name from api_product p where p.id = ${_}.api_product_id)`)
  @Field(() => String, { description: 'Name of the API product.' })
  apiProduct!: string;
  @One(sql`${_}.id = ${$}.evidence_id`)
  @Field(() => IntegrationEvidence, {
    nullable: true,
    description: 'Latest evidence submitted; null if none.',
  })
  evidence!: IntegrationEvidence | null;
}
