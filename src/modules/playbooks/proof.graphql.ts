import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { Environment } from '../../platform/graphql/shared-enums.js';

@ObjectType({
  description: 'Calls to one operation that prove a milestone, evaluated each day.',
})
@InputType('UsageProofInput', { description: 'Calls to one operation that prove a milestone.' })
export class UsageProof {
  @Field(() => String, { description: 'HTTP method in upper case.' }) method!: string;
  @Field(() => String, { description: 'Path template of the operation, e.g. `/payments/{id}`.' })
  path!: string;
  @Field(() => Environment, { description: 'Environment of the calls.' }) environment!: words.Environment;
  @Field(() => Int, { description: 'Number of calls that must succeed, 1-1,000,000.' }) minSuccesses!: number;
  @Measures('RATIO')
  @Field(() => Float, { description: 'Maximum share of calls that may end in a server error, 0-1.' })
  maxServerErrorRate!: number;
  @Field(() => Int, { description: 'Number of complete days to look back, 1-90.' }) days!: number;
}

@ObjectType({ description: 'Proof that a milestone is done: either evidence or calls.' })
export class Proof {
  @Field(() => String, { nullable: true, description: 'Evidence to submit; null if calls are the proof.' })
  evidence?: string | null;
  @Field(() => UsageProof, {
    nullable: true,
    description: 'Calls that prove it; null if evidence is the proof.',
  })
  usage?: UsageProof | null;
}

@InputType({ description: 'Proof that a milestone is done: either evidence or calls, not both.' })
export class ProofInput {
  @Field(() => String, { nullable: true, description: 'Evidence to submit, 1-500 characters.' })
  evidence?: string | null;
  @Field(() => UsageProof, { nullable: true, description: 'Calls that prove it.' })
  usage?: UsageProof | null;
}
