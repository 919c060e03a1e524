import { ResolveField, Resolver } from '@nestjs/graphql';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { bySql, Many } from '../../platform/graphql/reads/schema/decorators.js';
import { Engagement } from '../engagements/index.js';
import { Baseline } from './baseline.graphql.js';
import { MAX_BASELINES } from './domain/baselines.js';

@Resolver(() => Engagement)
export class EngagementBaselineFields {
  @Many({
    where: sql`${_}.engagement_id = ${$}.id`,
    orderBy: sql`${_}.number`,
    atMost: MAX_BASELINES,
  })
  @ResolveField(() => [Baseline], {
    description: 'Baselines, oldest first; at most 20.',
  })
  baselines(): Baseline[] {
    return bySql();
  }
}
