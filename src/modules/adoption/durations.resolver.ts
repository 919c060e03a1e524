import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import type { AdoptionScope } from './adoption-scope.query.js';
import { Adoption } from './adoption.graphql.js';
import { CohortArgs, cohortDays } from './cohort-days.js';
import { DurationStats } from './durations.graphql.js';
import {
  type DurationAnswer,
  timeToFirstCallStatement,
  timeToProductionStatement,
} from './durations.query.js';

/** Times of the engagements of the funnel. */
@Resolver(() => Adoption)
export class DurationsResolver {
  constructor(private readonly reads: Reads) {}

  @ResolveField(() => DurationStats, {
    description:
      'Hours from the earliest sandbox credential of an application registered for an API product in scope to the first successful sandbox call, of the engagements of the funnel; if that call was earlier, the engagement is not measured.',
  })
  async timeToFirstCall(
    @CurrentViewer() viewer: Viewer,
    @Parent() scope: AdoptionScope,
    @Args({ type: () => CohortArgs }) args: CohortArgs,
  ): Promise<DurationAnswer> {
    const statement = timeToFirstCallStatement(scope, cohortDays(scope, args));
    return (await this.reads.answer<DurationAnswer>(viewer, statement))!;
  }

  @ResolveField(() => DurationStats, {
    description:
      'Hours from 00:00 local time on the start date to the first successful production call, of the engagements of the funnel; if that call was earlier, the engagement is not measured.',
  })
  async timeToProduction(
    @CurrentViewer() viewer: Viewer,
    @Parent() scope: AdoptionScope,
    @Args({ type: () => CohortArgs }) args: CohortArgs,
  ): Promise<DurationAnswer> {
    const statement = timeToProductionStatement(scope, cohortDays(scope, args));
    return (await this.reads.answer<DurationAnswer>(viewer, statement))!;
  }
}
