import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { TypedKey, TypedSlug } from '../../platform/usecases/rules.js';
import { EvidenceGiven } from '../gates/index.js';
import { IntegrationChecklistItem } from './integration-checklist-item.graphql.js';

@InputType({ description: "Your company's evidence for a checklist item." })
export class SubmitMyEvidenceInput extends EvidenceGiven {
  @TypedKey()
  @Field(() => String, { description: 'Key of the integration, e.g. `ENG-142`.' })
  key!: string;
  @TypedSlug()
  @Field(() => String, { description: 'URL slug of the API product whose checklist contains the item.' })
  apiProductSlug!: string;
  @TypedKey()
  @Field(() => String, { description: "Code of the item in the product's checklist, e.g. `PEN-TEST`." })
  code!: string;
}

@ObjectType({ description: 'The item with its new evidence.' })
export class SubmitMyEvidencePayload extends Payload {
  @Changed()
  @Field(() => IntegrationChecklistItem, {
    nullable: true,
    description: 'The item as it is now; null on error.',
  })
  integrationChecklistItem?: string;
}
