import { Field, ID, InputType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Party, Severity, Visibility } from '../../platform/graphql/shared-enums.js';
import { Text } from '../../platform/usecases/rules.js';

@InputType({ description: 'Something that hinders an engagement.' })
export class NewBlockerInput {
  @Field(() => Severity, { description: 'How badly.' }) severity!: words.Severity;
  @Field(() => Party, { description: 'Who must act.' }) party!: words.Party;
  @Text(4000)
  @Field(() => String, { description: 'What is wrong, 1-4000 characters.' })
  reason!: string;
  @Field(() => ID, { nullable: true, description: "The engagement's milestone that it blocks." })
  milestoneId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: "The API operation it is about, of the engagement's scope.",
  })
  operationId?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      "The day by which the party promises to resolve it, in the engagement's zone: today or later, within two years. The milestone is due no earlier.",
  })
  commitmentOn?: string | null;
  @Field(() => Visibility, { defaultValue: 'INTERNAL', description: 'Who may see it.' })
  visibility!: words.Visibility;
}

@InputType({ description: 'A blocker that is resolved.' })
export class ResolvedBlockerInput {
  @Field(() => ID, { description: 'The blocker.' }) blockerId!: string;
  @Text(4000)
  @Field(() => String, { description: 'What resolved it, 1-4000 characters.' })
  resolution!: string;
}
