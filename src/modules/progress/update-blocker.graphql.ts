import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Party, Severity, Visibility } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { NotNull, Text } from '../../platform/usecases/rules.js';
import { Blocker } from '../engagements/index.js';

@InputType({
  description:
    'Changes to a blocker; omitted fields stay unchanged, null clears. Once it is resolved or its engagement has ended, only `reason` and `visibility` can be changed.',
})
export class UpdateBlockerInput {
  @Field(() => ID, { description: 'The blocker.' }) blockerId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @NotNull()
  @Field(() => Severity, { nullable: true, description: 'Severity.' })
  severity?: words.Severity;
  @NotNull()
  @Field(() => Party, { nullable: true, description: 'Who must act.' })
  party?: words.Party;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      "Date by which the party commits to resolve it, in the engagement's time zone: today or later, within two years; null withdraws the commitment.",
  })
  commitmentOn?: string | null;
  @NotNull()
  @Field(() => Visibility, {
    nullable: true,
    description: 'Who can see it; INTERNAL hides it from partners.',
  })
  visibility?: words.Visibility;
  @NotNull()
  @Text(4000)
  @Field(() => String, { nullable: true, description: 'What is wrong, 1-4000 characters.' })
  reason?: string;
}

@ObjectType({ description: 'The changed blocker.' })
export class UpdateBlockerPayload extends Payload {
  @Changed()
  @Field(() => Blocker, { nullable: true, description: 'The blocker as it is now; null on error.' })
  blocker?: string;
}
