import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { TypedKey } from '../../platform/usecases/rules.js';
import { EngagementChecklistItem } from './engagement-checklist.graphql.js';
import { EvidenceGiven } from './evidence-given.graphql.js';

@InputType({ description: 'Evidence for a launch checklist item.' })
export class SubmitEvidenceInput extends EvidenceGiven {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => ID, { description: "API product in the engagement's scope." }) apiProductId!: string;
  @TypedKey()
  @Field(() => String, { description: "Code of the item in the product's checklist, e.g. PEN-TEST." })
  code!: string;
}

@ObjectType({ description: 'The item with its new evidence.' })
export class SubmitEvidencePayload extends Payload {
  @Changed()
  @Field(() => EngagementChecklistItem, {
    nullable: true,
    description: 'The item as it is now for the engagement; null on error.',
  })
  item?: string;
}
