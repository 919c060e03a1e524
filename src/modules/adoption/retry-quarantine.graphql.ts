import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Payload } from '../../platform/graphql/user-error.graphql.js';

@InputType({ description: 'Quarantined usage records to retry.' })
export class RetryQuarantineInput {
  @Field(() => [ID], { description: 'IDs of the records, 1-100, as listed by `quarantine`.' }) ids!: string[];
}

@ObjectType({ description: 'Result of the retry.' })
export class RetryQuarantinePayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'Number of records counted; null on error.' })
  counted?: number;
  @Field(() => Int, { nullable: true, description: 'Number of records still quarantined; null on error.' })
  waiting?: number;
}
