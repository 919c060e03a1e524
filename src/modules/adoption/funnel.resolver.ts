import { Args, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { selectedFields } from '../../platform/graphql/reads/fragments/selected.js';
import { _, arg, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { PageArgs } from '../../platform/graphql/reads/lists/connection.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { EngagementConnection } from '../engagements/index.js';
import type { AdoptionScope } from './adoption-scope.query.js';
import { Adoption } from './adoption.graphql.js';
import { CohortArgs, cohortDays } from './cohort-days.js';
import { ADOPTION_STEPS, type AdoptionStep as AdoptionStepWord, funnelOf } from './domain/adoption-steps.js';
import { AdoptionStep, FunnelStep } from './funnel.graphql.js';
import { type FunnelAnswer, funnelStatement } from './funnel.query.js';

/** A step with the engagements that were counted, so that drilling down lists exactly these. */
type CountedStep = FunnelStep & { readonly engagementIds: readonly string[] };

@Resolver(() => Adoption)
export class FunnelResolver {
  constructor(private readonly reads: Reads) {}

  @ResolveField(() => [FunnelStep], {
    description:
      'How far integrations and migrations that started in these days have come by now. The environment of the filter does not matter; the rest of it chooses engagements by their partner, its applications, the API products in scope and their own type.',
  })
  async funnel(
    @CurrentViewer() viewer: Viewer,
    @Parent() scope: AdoptionScope,
    @Args({ type: () => CohortArgs }) args: CohortArgs,
    @Args('steps', {
      type: () => [AdoptionStep],
      nullable: true,
      description: 'Only these steps, e.g. to drill down into one; all if omitted.',
    })
    steps: readonly AdoptionStepWord[] | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CountedStep[]> {
    const drillDown = selectedFields(info).has('engagements');
    const statement = funnelStatement(scope, cohortDays(scope, args), drillDown);
    const answer = await this.reads.answer<FunnelAnswer>(viewer, statement);
    const { counts, engagements } = answer!;
    return funnelOf(counts)
      .filter(({ step }) => !steps || steps.includes(step))
      .map((count) => ({ ...count, engagementIds: reachedBy(count.step, engagements ?? {}) }));
  }
}

/** The engagements that reached a step are those that reached as many steps or more. */
function reachedBy(step: AdoptionStepWord, engagements: NonNullable<FunnelAnswer['engagements']>): string[] {
  return ADOPTION_STEPS.flatMap((_step, place) =>
    place < ADOPTION_STEPS.indexOf(step) ? [] : (engagements[place + 1] ?? []),
  );
}

const COUNTED = {
  kind: 'page',
  where: sql`${_}.id = any(${arg('ids')}::uuid[])`,
  order: [{ by: column('number'), cast: 'bigint', descending: true }],
} as const;

@Resolver(() => FunnelStep)
export class FunnelStepResolver {
  constructor(private readonly reads: Reads) {}

  @ResolveField(() => EngagementConnection, {
    description: 'The engagements that were counted, newest first.',
  })
  engagements(
    @CurrentViewer() viewer: Viewer,
    @Parent() { engagementIds }: CountedStep,
    @Args({ type: () => PageArgs }) _page: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return this.reads.read(viewer, info, COUNTED, { ids: engagementIds });
  }
}
