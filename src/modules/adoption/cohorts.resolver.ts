import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock } from '../../kernel/clock.js';
import { AppError } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import type { AdoptionScope } from './adoption-scope.query.js';
import { Adoption, Interval } from './adoption.graphql.js';
import { CohortArgs, cohortDays } from './cohort-days.js';
import { AdoptionCohort } from './cohorts.graphql.js';
import { type CohortsAnswer, cohortsStatement } from './cohorts.query.js';
import type { AdoptionStep as AdoptionStepWord } from './domain/adoption-steps.js';
import { type Interval as IntervalWord, bucketsOf } from './domain/buckets.js';
import { cellsOf } from './domain/cohort-triangle.js';
import { AdoptionStep } from './funnel.graphql.js';

@Resolver(() => Adoption)
export class CohortsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [AdoptionCohort], {
    description:
      'The engagements of the funnel by the month or ISO week in which they started, oldest first.',
  })
  async cohorts(
    @CurrentViewer() viewer: Viewer,
    @Parent() scope: AdoptionScope,
    @Args({ type: () => CohortArgs }) args: CohortArgs,
    @Args('interval', { type: () => Interval, defaultValue: 'MONTH', description: 'MONTH or WEEK.' })
    interval: IntervalWord,
    @Args('steps', {
      type: () => [AdoptionStep],
      nullable: true,
      description: 'Only cells of these steps; all if omitted.',
    })
    steps: readonly AdoptionStepWord[] | null,
  ): Promise<AdoptionCohort[]> {
    if (interval !== 'MONTH' && interval !== 'WEEK')
      throw new AppError('BAD_USER_INPUT', '`interval` of cohorts must be MONTH or WEEK.');
    const days = cohortDays(scope, args);
    const answer = await this.reads.answer<CohortsAnswer>(viewer, cohortsStatement(scope, days, interval));
    const { sizes, reached } = answer!;
    const now = this.clock.now();
    const wanted = { interval, steps: steps ?? undefined, today: now.toISOString().slice(0, 10) };
    return bucketsOf(days.cohortFrom, days.cohortTo, interval, now).map((bucket) => {
      const start = bucket.start.slice(0, 10);
      const cohort = { start, partial: bucket.partial, engagements: sizes[start] ?? 0 };
      return { ...cohort, cells: cellsOf(cohort, reached, wanted) };
    });
  }
}
