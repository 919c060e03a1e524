import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { TypedKey, TypedSlug } from '../../platform/usecases/rules.js';
import { EvidenceGiven } from '../gates/index.js';
import { IntegrationChecklistItem } from './integration-checklist-item.graphql.js';

@InputType({ description: 'Evidence of your company for a checklist item.' })
export class SubmitMyEvidenceInput extends EvidenceGiven {
  @TypedKey()
  @Field(() => String, { description: 'The integration, as `ENG-142`.' })
  key!: string;
  @TypedSlug()
  @Field(() => String, { description: 'The API product whose checklist has the item, as in addresses.' })
  apiProductSlug!: string;
  @TypedKey()
  @Field(() => String, { description: "The item of the product's checklist, as `PEN-TEST`." })
  code!: string;
}

@ObjectType({ description: 'The item with its new evidence.' })
export class SubmitMyEvidencePayload extends Payload {
  @Changed()
  @Field(() => IntegrationChecklistItem, {
    nullable: true,
    description: 'The item as it now stands; null when refused.',
  })
  integrationChecklistItem?: string;
}
