import { Field, ObjectType } from '@nestjs/graphql';
import type { EngagementStage as StageWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { From } from '../../platform/graphql/reads/schema/decorators.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { ChecklistItemEntity } from './checklist-item.entity.js';
import type { ChecklistKind as ChecklistKindWord } from './domain/launch-checklist.js';

export const ChecklistKind = enumOf<ChecklistKindWord>('ChecklistKind', 'Area of launch readiness.', {
  TECHNICAL: 'Functionality.',
  SECURITY: 'Security.',
  COMPLIANCE: 'Compliance with laws and policies.',
  LEGAL: 'Contracts.',
  OPERATIONS: 'Operations.',
});

@ObjectType({ description: "An item of an API product's launch checklist." })
@From(() => ChecklistItemEntity)
export class ChecklistItem {
  @Field(() => String, { description: 'Code, unique within the product.' }) code!: string;
  @Field(() => String, { description: 'The requirement.' }) title!: string;
  @Field(() => ChecklistKind, { description: 'Area of launch readiness.' }) kind!: ChecklistKindWord;
  @Field(() => EngagementStage, { description: 'Stage that cannot be left without it.' })
  neededBy!: StageWord;
  @Field(() => String, { description: 'Evidence required.' }) evidence!: string;
  @Field(() => Boolean, { description: 'Whether evidence for it must have an expiry date.' })
  expires!: boolean;
}
