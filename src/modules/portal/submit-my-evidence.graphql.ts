import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { HttpsLink, Text } from '../../platform/usecases/rules.js';
import { IntegrationChecklistItem } from './integration-checklist-item.graphql.js';

@InputType({ description: 'Evidence of your company for a checklist item.' })
export class SubmitMyEvidenceInput {
  @Field(() => String, { description: 'The integration, as `ENG-142`.' }) key!: string;
  @Field(() => String, { description: 'The API product whose checklist has the item, as in addresses.' })
  apiProductSlug!: string;
  @Field(() => String, { description: "The item of the product's checklist, as `PEN-TEST`." }) code!: string;
  @IsOptional()
  @HttpsLink()
  @Field(() => String, {
    nullable: true,
    description:
      'Where the evidence is, an https link without user or password, at most 2000 characters; a link or a file is needed.',
  })
  url?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Instead of a link, a file that you have uploaded for it by POST /uploads; each file once.',
  })
  uploadId?: string | null;
  @IsOptional()
  @Text(4000)
  @Field(() => String, { nullable: true, description: 'A word for the reviewer, 1-4000 characters.' })
  note?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Its last day, today or later; needed where the item expires.',
  })
  expiresOn?: string | null;
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
