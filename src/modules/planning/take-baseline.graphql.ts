import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, Text } from '../../platform/usecases/rules.js';
import { Engagement } from '../engagements/index.js';
import { Baseline } from './baseline.graphql.js';

@InputType({ description: 'Promises the plan of an engagement as it now stands.' })
export class TakeBaselineInput {
  @Field(() => ID, { description: 'The engagement; it has at most 20 baselines.' }) engagementId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'The version of the engagement you read; another one is refused as CONFLICT.',
  })
  expectedVersion?: number | null;
  @Name(100)
  @Field(() => String, {
    description: 'What to call it, 1-100 characters; no other baseline of the engagement is called so.',
  })
  name!: string;
  @Text(1000)
  @Field(() => String, { description: 'Why the plan is promised anew, 1-1000 characters.' })
  reason!: string;
}

@ObjectType({ description: 'The baseline, and the engagement as it is measured against it.' })
export class TakeBaselinePayload extends Payload {
  @Changed()
  @Field(() => Baseline, { nullable: true, description: 'The new baseline; null when refused.' })
  baseline?: string;
  @Changed()
  @Field(() => Engagement, { nullable: true, description: 'The engagement as it is now; null when refused.' })
  engagement?: string;
}
