import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/decimals.js';
import { Environment } from '../../platform/graphql/shared-enums.js';

@ObjectType({
  description: 'Calls of one operation that prove a milestone; they are not counted by themselves yet.',
})
@InputType('UsageProofInput', { description: 'Calls of one operation that prove a milestone.' })
export class UsageProof {
  @Field(() => String, { description: 'The HTTP method, in capitals.' }) method!: string;
  @Field(() => String, { description: 'The path template of the operation, as `/payments/{id}`.' })
  path!: string;
  @Field(() => Environment, { description: 'Where the calls are made.' }) environment!: words.Environment;
  @Field(() => Int, { description: 'How many calls must succeed, 1-1,000,000.' }) minSuccesses!: number;
  @Measures('RATIO')
  @Field(() => Float, { description: "Share of the calls that may fail on the platform's side, 0-1." })
  maxServerErrorRate!: number;
  @Field(() => Int, { description: 'Complete days that are looked back upon, 1-90.' }) days!: number;
}

@ObjectType({ description: 'What shows that a milestone is done: one of the two.' })
export class Proof {
  @Field(() => String, { nullable: true, description: 'What is to be handed in; null where calls prove it.' })
  evidence?: string | null;
  @Field(() => UsageProof, {
    nullable: true,
    description: 'The calls that prove it; null where evidence does.',
  })
  usage?: UsageProof | null;
}

@InputType({ description: 'What shows that a milestone is done: exactly one of the two.' })
export class ProofInput {
  @Field(() => String, { nullable: true, description: 'What is to be handed in, 1-500 characters.' })
  evidence?: string | null;
  @Field(() => UsageProof, { nullable: true, description: 'The calls that prove it.' })
  usage?: UsageProof | null;
}
