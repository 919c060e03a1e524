import { Args, Float, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { _, arg, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Json, bySql } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { type HealthChange as Change, changeBetween } from './domain/change.js';
import { HealthChange, HealthChangePart } from './health-change.graphql.js';
import { Health } from './health.graphql.js';
import { comparedEvaluation, newestSnapshot } from './newest-snapshot.js';

@Resolver(() => Health)
export class HealthFields {
  @Json(sql`(
    select json_build_object('before', ${comparedEvaluation(sql`b`)}, 'after', ${comparedEvaluation(_)})
    from ${newestSnapshot(sql`s.score_exact, s.measures`, sql`${_}.engagement_id`, sql`s.as_of <= ${arg('since')}::timestamptz`)} b
    where ${_}.seen_at > '-infinity' and b.score_exact is not null and ${_}.score_exact is not null)`)
  @ResolveField(() => HealthChange, {
    nullable: true,
    description:
      'What changed between the latest evaluation at or before `since` and this one; null if there is no such evaluation, either has no score, or it is by a shadow.',
  })
  change(
    @Args('since', { type: () => DateTime, description: 'Point in time to compare with.' }) _since: Date,
  ): HealthChange {
    return bySql();
  }
}

/** Real resolvers, because the domain, not SQL, rounds the parts so that they add up exactly; no further reads needed. */
@Resolver(() => HealthChange)
export class HealthChangeFields {
  @Measures('SCORE')
  @ResolveField(() => Float, { description: 'Difference of the exact scores, in points.' })
  delta(@Parent() compared: HealthChange): number {
    return changeOf(compared).delta;
  }

  @ResolveField(() => [HealthChangePart], {
    description: 'Points per measure, one part each; they add up to `delta`.',
  })
  parts(@Parent() compared: HealthChange): Change['parts'] {
    return changeOf(compared).parts;
  }
}

function changeOf({ before, after }: HealthChange): Change {
  const change = changeBetween(before, after);
  if (change === null) throw new Error('One of the compared evaluations has no score.');
  return change;
}
