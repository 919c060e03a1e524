import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Allocation, Engagement } from '../engagements/index.js';

@InputType({ description: 'The allocation to end.' })
export class EndAllocationInput {
  @Field(() => ID, { description: 'The allocation, which must not have ended.' }) allocationId!: string;
  @Field(() => Int, { description: 'The version you read; a stale version is rejected with CONFLICT.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'The ended allocation.' })
export class EndAllocationPayload extends Payload {
  @Changed()
  @Field(() => Allocation, {
    nullable: true,
    description: 'What remains of the allocation; null on error, or if it had not started and was removed.',
  })
  allocation?: string;
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description: 'The engagement it was for, as it is now; null on error.',
  })
  engagement?: string;
}
