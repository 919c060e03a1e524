import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Visibility as VisibilityWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Visibility } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { EvidenceFile } from './engagement-checklist.graphql.js';

@InputType({ description: 'The new visibility of a file.' })
export class UpdateUploadInput {
  @Field(() => ID, { description: 'The file, which must have been submitted as evidence.' })
  uploadId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
  @Field(() => Visibility, {
    description: 'Who can see it: INTERNAL hides its name and content from partners, PARTNER shows both.',
  })
  visibility!: VisibilityWord;
  @Text(1000)
  @Field(() => String, { description: 'Reason, 1-1000 characters; not visible to partners.' })
  reason!: string;
}

@ObjectType({ description: 'The changed file.' })
export class UpdateUploadPayload extends Payload {
  @Changed()
  @Field(() => EvidenceFile, { nullable: true, description: 'The file as it is now; null on error.' })
  file?: string;
}
