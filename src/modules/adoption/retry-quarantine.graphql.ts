import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Payload } from '../../platform/graphql/user-error.graphql.js';

@InputType({ description: 'Which waiting usage records to try again.' })
export class RetryQuarantineInput {
  @Field(() => [ID], { description: 'The records, 1-100, as `quarantine` lists them.' }) ids!: string[];
}

@ObjectType({ description: 'What became of the records.' })
export class RetryQuarantinePayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many were counted; null when refused.' })
  counted?: number;
  @Field(() => Int, { nullable: true, description: 'How many keep waiting; null when refused.' })
  waiting?: number;
}
