import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Visibility as VisibilityWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Visibility } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, NotNull, Text } from '../../platform/usecases/rules.js';
import { ProgressEntry } from '../engagements/index.js';

@InputType({ description: 'Corrections to a progress entry; omitted fields stay unchanged.' })
export class CorrectProgressInput {
  @Field(() => ID, { description: 'The progress entry to correct.' }) entryId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @NotNull()
  @Text(4000)
  @Field(() => String, {
    nullable: true,
    description: 'What was done, 1-4000 characters. On a withdrawn entry it replaces `Withdrawn.`.',
  })
  text?: string;
  @NotNull()
  @Between(0, 1440, 'minutes')
  @Field(() => Int, { nullable: true, description: 'Minutes of work, 0-1440.' })
  minutes?: number;
  @NotNull()
  @Field(() => LocalDate, {
    nullable: true,
    description:
      "Day the work was done, in the engagement's time zone; not in the future and not before the engagement's start.",
  })
  day?: string;
  @NotNull()
  @Field(() => Visibility, {
    nullable: true,
    description: 'Who can see it: INTERNAL hides the whole entry from partners, PARTNER shows it to them.',
  })
  visibility?: VisibilityWord;
  @NotNull()
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True withdraws the text: everyone reads `Withdrawn.` instead, and only staff can read the old text, in `revisions`. False restores the last text. True cannot be combined with `text`.',
  })
  withdraw?: boolean;
  @Text(1000)
  @Field(() => String, { description: 'Why it is corrected, 1-1000 characters; not visible to partners.' })
  reason!: string;
}

@ObjectType({ description: 'The corrected progress entry.' })
export class CorrectProgressPayload extends Payload {
  @Changed()
  @Field(() => ProgressEntry, { nullable: true, description: 'The entry as it is now; null on error.' })
  progressEntry?: string;
}
