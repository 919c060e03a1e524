import { ArgsType, Field } from '@nestjs/graphql';
import { PageArgs } from '../../platform/graphql/reads/connection.js';
import { EngagementFilter } from '../engagements/index.js';

@ArgsType()
export class ExpiryHorizonArgs extends PageArgs {
  @Field(() => EngagementFilter, { nullable: true, description: 'Of which engagements; all when absent.' })
  filter?: EngagementFilter | null;
}
