import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Visibility as VisibilityWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Visibility } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { EvidenceFile } from './engagement-checklist.graphql.js';

@InputType({ description: 'A new visibility of a file.' })
export class UpdateUploadInput {
  @Field(() => ID, { description: 'The file; it has been submitted as evidence.' }) uploadId!: string;
  @Field(() => Int, { description: 'The version you read; another one is refused as CONFLICT.' })
  expectedVersion!: number;
  @Field(() => Visibility, {
    description: 'Who may see it: INTERNAL hides its name and content from partners, PARTNER shows both.',
  })
  visibility!: VisibilityWord;
  @Text(1000)
  @Field(() => String, { description: 'Why, 1-1000 characters; partners do not see it.' })
  reason!: string;
}

@ObjectType({ description: 'The changed file.' })
export class UpdateUploadPayload extends Payload {
  @Changed()
  @Field(() => EvidenceFile, { nullable: true, description: 'The file as it is now; null when refused.' })
  file?: string;
}
