import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, Text } from '../../platform/usecases/rules.js';
import { Engagement } from '../engagements/index.js';
import { Baseline } from './baseline.graphql.js';

@InputType({ description: "Takes a new baseline of an engagement's current plan." })
export class TakeBaselineInput {
  @Field(() => ID, { description: 'The engagement, which can have at most 20 baselines.' })
  engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The engagement version you read; a stale version is rejected with CONFLICT.',
  })
  expectedVersion?: number | null;
  @Name(100)
  @Field(() => String, {
    description: 'Name, 1-100 characters, unique within the engagement.',
  })
  name!: string;
  @Text(1000)
  @Field(() => String, { description: 'Why a new baseline is taken, 1-1000 characters.' })
  reason!: string;
}

@ObjectType({ description: 'The baseline, and the engagement measured against it.' })
export class TakeBaselinePayload extends Payload {
  @Changed()
  @Field(() => Baseline, { nullable: true, description: 'The new baseline; null on error.' })
  baseline?: string;
  @Changed()
  @Field(() => Engagement, { nullable: true, description: 'The engagement as it is now; null on error.' })
  engagement?: string;
}
