import { ResolveField, Resolver } from '@nestjs/graphql';
import { bySql, Json } from '../../platform/graphql/reads/schema/decorators.js';
import { Milestone } from './milestone.graphql.js';
import { MilestoneUsageProof, USAGE_PROOF } from './usage-proof.graphql.js';

@Resolver(() => Milestone)
export class MilestoneProofField {
  @Json(USAGE_PROOF)
  @ResolveField(() => MilestoneUsageProof, {
    nullable: true,
    description:
      'Calls that prove it, evaluated each day at 00:05 local time until someone sets its status; null if calls are not its proof.',
  })
  usageProof(): MilestoneUsageProof {
    return bySql();
  }
}
