import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text, TypedKey } from '../../platform/usecases/rules.js';
import type { ChecklistDecision as DecisionWord } from './domain/checklist-moves.js';
import { ChecklistDecision, EngagementChecklistItem } from './engagement-checklist.graphql.js';

@InputType({ description: 'A decision on an item of a launch checklist.' })
export class ReviewChecklistItemInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => ID, { description: 'The API product in its scope.' }) apiProductId!: string;
  @TypedKey()
  @Field(() => String, { description: "The item of the product's checklist, as PEN-TEST." })
  code!: string;
  @Field(() => ChecklistDecision, {
    description: 'What you decide. WAIVED is for managers; nobody decides on evidence that they handed in.',
  })
  decision!: DecisionWord;
  @Field(() => ID, {
    nullable: true,
    description:
      'The evidence that you looked at; where newer was handed in since, CONFLICT. Needed to judge evidence that took the place of other that nobody had judged.',
  })
  evidenceId?: string | null;
  @IsOptional()
  @Text(4000)
  @Field(() => String, {
    nullable: true,
    description: 'Why, 1-4000 characters; needed to reject, when the partner reads it, and to waive.',
  })
  note?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day of a waiver, today or at most 365 days ahead; for WAIVED alone.',
  })
  waivedUntil?: string | null;
}

@ObjectType({ description: 'The item after the decision.' })
export class ReviewChecklistItemPayload extends Payload {
  @Changed()
  @Field(() => EngagementChecklistItem, {
    nullable: true,
    description: 'The item as it now stands for the engagement; null when refused.',
  })
  item?: string;
}
