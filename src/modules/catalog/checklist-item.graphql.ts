import { Field, ObjectType } from '@nestjs/graphql';
import type { EngagementStage as StageWord } from '../../kernel/enums.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { From } from '../../platform/graphql/reads/sources.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { ChecklistItemEntity } from './checklist-item.entity.js';
import type { ChecklistKind as ChecklistKindWord } from './domain/launch-checklist.js';

export const ChecklistKind = enumOf<ChecklistKindWord>('ChecklistKind', 'Which side of a launch it proves.', {
  TECHNICAL: 'That it works.',
  SECURITY: 'That it is safe.',
  COMPLIANCE: 'That it keeps to the rules.',
  LEGAL: 'That it is agreed.',
  OPERATIONS: 'That it can be run.',
});

@ObjectType({ description: "An item of an API product's launch checklist." })
@From(() => ChecklistItemEntity)
export class ChecklistItem {
  @Field(() => String, { description: 'What people call it, unique within the product.' }) code!: string;
  @Field(() => String, { description: 'What must be so.' }) title!: string;
  @Field(() => ChecklistKind, { description: 'Which side of a launch it proves.' }) kind!: ChecklistKindWord;
  @Field(() => EngagementStage, { description: 'The stage that is not left without it.' })
  neededBy!: StageWord;
  @Field(() => String, { description: 'What evidence is wanted.' }) evidence!: string;
  @Field(() => Boolean, { description: 'Whether evidence for it has a last day.' }) expires!: boolean;
}
