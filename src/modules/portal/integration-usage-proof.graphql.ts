import { ObjectType } from '@nestjs/graphql';
import { UsageProofResult } from '../planning/index.js';

@ObjectType({
  description: "Your company's calls that prove a milestone, with the numbers of the last evaluation.",
})
export class IntegrationUsageProof extends UsageProofResult {}
