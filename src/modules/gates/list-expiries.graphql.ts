import { ArgsType, Field } from '@nestjs/graphql';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { EngagementFilter } from '../engagements/index.js';

@ArgsType()
export class ExpiryHorizonArgs extends PageArgs {
  @Field(() => EngagementFilter, { nullable: true, description: 'Filter by engagement; all if omitted.' })
  filter?: EngagementFilter | null;
}
