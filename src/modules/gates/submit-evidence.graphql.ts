import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { TypedKey } from '../../platform/usecases/rules.js';
import { EngagementChecklistItem } from './engagement-checklist.graphql.js';
import { EvidenceGiven } from './evidence-given.graphql.js';

@InputType({ description: 'Evidence for an item of a launch checklist.' })
export class SubmitEvidenceInput extends EvidenceGiven {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => ID, { description: 'The API product in its scope.' }) apiProductId!: string;
  @TypedKey()
  @Field(() => String, { description: "The item of the product's checklist, as PEN-TEST." })
  code!: string;
}

@ObjectType({ description: 'The item with its new evidence.' })
export class SubmitEvidencePayload extends Payload {
  @Changed()
  @Field(() => EngagementChecklistItem, {
    nullable: true,
    description: 'The item as it now stands for the engagement; null when refused.',
  })
  item?: string;
}
