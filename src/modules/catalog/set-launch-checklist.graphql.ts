import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { Matches, ValidateNested } from 'class-validator';
import type { EngagementStage as StageWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, Text } from '../../platform/usecases/rules.js';
import { ApiProduct } from './api-product.graphql.js';
import { ChecklistKind } from './checklist-item.graphql.js';
import { CHECKLIST_CODE, type ChecklistKind as ChecklistKindWord } from './domain/launch-checklist.js';

@InputType({ description: 'An item of a launch checklist.' })
export class ChecklistItemInput {
  @Matches(CHECKLIST_CODE, {
    message: 'must start with a capital letter and have 1-40 capital letters, digits and hyphens',
  })
  @Field(() => String, {
    description:
      'Code, unique within the list, e.g. PEN-TEST. An item that keeps its code keeps the decisions on it.',
  })
  code!: string;
  @Name(200)
  @Field(() => String, { description: 'The requirement, 1-200 characters; visible to partners.' })
  title!: string;
  @Field(() => ChecklistKind, { description: 'Area of launch readiness.' }) kind!: ChecklistKindWord;
  @Field(() => EngagementStage, { description: 'Stage that cannot be left without it; any but CLOSED.' })
  neededBy!: StageWord;
  @Text(1000)
  @Field(() => String, { description: 'Evidence required, 1-1000 characters; visible to partners.' })
  evidence!: string;
  @Field(() => Boolean, { description: 'Whether evidence for it must have an expiry date.' })
  expires!: boolean;
}

@InputType({ description: 'The new launch checklist of an API product.' })
export class SetLaunchChecklistInput {
  @Field(() => ID, { description: 'The API product.' }) apiProductId!: string;
  @ValidateNested({ each: true })
  @Type(() => ChecklistItemInput)
  @Field(() => [ChecklistItemInput], { description: 'Items in order, at most 50; an empty list clears it.' })
  items!: ChecklistItemInput[];
}

@ObjectType({ description: 'The API product with its new launch checklist.' })
export class SetLaunchChecklistPayload extends Payload {
  @Changed()
  @Field(() => ApiProduct, {
    nullable: true,
    description: 'The API product as it is now; null on error.',
  })
  apiProduct?: string;
}
