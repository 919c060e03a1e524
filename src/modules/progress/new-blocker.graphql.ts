import { Field, ID, InputType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Party, Severity, Visibility } from '../../platform/graphql/shared-enums.js';
import { Text } from '../../platform/usecases/rules.js';

@InputType({ description: 'A new blocker.' })
export class NewBlockerInput {
  @Field(() => Severity, { description: 'Severity.' }) severity!: words.Severity;
  @Field(() => Party, { description: 'Who must act.' }) party!: words.Party;
  @Text(4000)
  @Field(() => String, { description: 'What is wrong, 1-4000 characters.' })
  reason!: string;
  @Field(() => ID, { nullable: true, description: 'Milestone of the engagement that it blocks.' })
  milestoneId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: "API operation it concerns, in the engagement's scope.",
  })
  operationId?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      "Date by which the party commits to resolve it, in the engagement's time zone: today or later, within two years. The milestone is never forecast to end earlier.",
  })
  commitmentOn?: string | null;
  @Field(() => Visibility, { defaultValue: 'INTERNAL', description: 'Who can see it.' })
  visibility!: words.Visibility;
}

@InputType({ description: 'A blocker that has been resolved.' })
export class ResolvedBlockerInput {
  @Field(() => ID, { description: 'The blocker.' }) blockerId!: string;
  @Text(4000)
  @Field(() => String, { description: 'How it was resolved, 1-4000 characters.' })
  resolution!: string;
}
