import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Allocation, Engagement } from '../engagements/index.js';

@InputType({ description: 'An allocation that ends before today.' })
export class EndAllocationInput {
  @Field(() => ID, { description: 'The allocation, which must not have ended.' }) allocationId!: string;
  @Field(() => Int, { description: 'The version you read; another one is refused as CONFLICT.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'The ended allocation.' })
export class EndAllocationPayload extends Payload {
  @Changed()
  @Field(() => Allocation, {
    nullable: true,
    description: 'What is left of the allocation; null where it had not begun and is gone, and when refused.',
  })
  allocation?: string;
  @Changed()
  @Field(() => Engagement, {
    nullable: true,
    description: 'The engagement it was for, as it is now; null when refused.',
  })
  engagement?: string;
}
