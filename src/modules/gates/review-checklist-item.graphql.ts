import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text, TypedKey } from '../../platform/usecases/rules.js';
import type { ChecklistDecision as DecisionWord } from './domain/checklist-moves.js';
import { ChecklistDecision, EngagementChecklistItem } from './engagement-checklist.graphql.js';

@InputType({ description: 'A decision on a launch checklist item.' })
export class ReviewChecklistItemInput {
  @Field(() => ID, { description: 'The engagement.' }) engagementId!: string;
  @Field(() => ID, { description: "API product in the engagement's scope." }) apiProductId!: string;
  @TypedKey()
  @Field(() => String, { description: "Code of the item in the product's checklist, e.g. PEN-TEST." })
  code!: string;
  @Field(() => ChecklistDecision, {
    description: 'The decision. Only managers can waive; nobody can decide on evidence they submitted.',
  })
  decision!: DecisionWord;
  @Field(() => ID, {
    nullable: true,
    description:
      'The evidence reviewed; rejected with CONFLICT if newer evidence has been submitted since. Required for evidence that replaced other evidence before anyone decided on it.',
  })
  evidenceId?: string | null;
  @IsOptional()
  @Text(4000)
  @Field(() => String, {
    nullable: true,
    description: 'Reason, 1-4000 characters; required to reject, where the partner sees it, and to waive.',
  })
  note?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day of the waiver, today or at most 365 days ahead; only for WAIVED.',
  })
  waivedUntil?: string | null;
}

@ObjectType({ description: 'The item after the decision.' })
export class ReviewChecklistItemPayload extends Payload {
  @Changed()
  @Field(() => EngagementChecklistItem, {
    nullable: true,
    description: 'The item as it is now for the engagement; null on error.',
  })
  item?: string;
}
