import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { Matches, ValidateNested } from 'class-validator';
import type { EngagementStage as StageWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { EngagementStage } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, Text } from '../../platform/usecases/rules.js';
import { ApiProduct } from './api-product.graphql.js';
import { ChecklistKind } from './checklist-item.graphql.js';
import { CHECKLIST_CODE, type ChecklistKind as ChecklistKindWord } from './domain/launch-checklist.js';

@InputType({ description: 'An item of a launch checklist.' })
export class ChecklistItemInput {
  @Matches(CHECKLIST_CODE, {
    message: 'must begin with a capital letter and hold 1-40 capital letters, digits and hyphens',
  })
  @Field(() => String, {
    description:
      'What people call it, as PEN-TEST, unique in the list. Under the same code it keeps what was decided on it.',
  })
  code!: string;
  @Name(200)
  @Field(() => String, { description: 'What must be so, 1-200 characters; partners read it.' })
  title!: string;
  @Field(() => ChecklistKind, { description: 'Which side of a launch it proves.' }) kind!: ChecklistKindWord;
  @Field(() => EngagementStage, { description: 'The stage that is not left without it; not CLOSED.' })
  neededBy!: StageWord;
  @Text(1000)
  @Field(() => String, { description: 'What evidence is wanted, 1-1000 characters; partners read it.' })
  evidence!: string;
  @Field(() => Boolean, { description: 'Whether evidence for it must say its last day.' }) expires!: boolean;
}

@InputType({ description: "An API product's launch checklist, in the place of the one it has." })
export class SetLaunchChecklistInput {
  @Field(() => ID, { description: 'The API product.' }) apiProductId!: string;
  @ValidateNested({ each: true })
  @Type(() => ChecklistItemInput)
  @Field(() => [ChecklistItemInput], { description: 'The items in their order, at most 50; none clears it.' })
  items!: ChecklistItemInput[];
}

@ObjectType({ description: 'The API product with its new launch checklist.' })
export class SetLaunchChecklistPayload extends Payload {
  @Changed()
  @Field(() => ApiProduct, {
    nullable: true,
    description: 'The API product as it is now; null when refused.',
  })
  apiProduct?: string;
}
