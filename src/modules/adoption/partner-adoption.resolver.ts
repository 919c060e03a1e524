import { Args, Info, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Clock } from '../../kernel/clock.js';
import { addDays } from '../../kernel/local-date.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { $, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { assertPageSize } from '../../platform/graphql/reads/lists/page-size.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { One, bySql } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Partner } from '../partners/index.js';
import type { AdoptionScope } from './adoption-scope.query.js';
import { conditionsOf } from './adoption-scope.js';
import {
  PartnerAdoption,
  PartnerAdoptionArgs,
  PartnerAdoptionConnection,
  type PartnerAdoptionFilter,
} from './partner-adoption.graphql.js';
import { PARTNER_FIGURES } from './partner-figures.query.js';
import { rankingRoot } from './partner-ranking.query.js';
import { FIRST_DAY, LAST_DAY, WINDOW_DAYS, yesterday } from './partner-range.js';

/** Only the partner's production calls, to any product. */
const OF_PARTNER = sql`(
  select k.partner_id as id, k.from_on, k.to_on, f.*
  from (
    select ${$}.id as partner_id, ${FIRST_DAY}::date as from_on, ${LAST_DAY}::date as to_on,
      'PRODUCTION' as environment, null::uuid[] as api_product_ids, null::uuid[] as application_ids
  ) k cross join lateral (${PARTNER_FIGURES}) f)`;

@Resolver(() => Partner)
export class PartnerAdoptionResolver {
  constructor(
    private readonly reads: Reads,
    private readonly clock: Clock,
  ) {}

  @Allow('staff:read')
  @Query(() => PartnerAdoptionConnection, {
    description:
      "Partners ranked by their usage of the APIs over 28 days, excluding the platform's own test companies.",
  })
  async partnerAdoption(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => PartnerAdoptionArgs }) { filter, orderBy, first, after }: PartnerAdoptionArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const scope = await this.scopeOf(viewer, filter);
    const order = orderBy ?? ({ field: 'CALLS', direction: 'DESC' } as const);
    const page = { first: assertPageSize(first, 'partnerAdoption'), after: after ?? null };
    const { root, values } = rankingRoot({ scope, order, ...page });
    return this.reads.read(viewer, info, root, values);
  }

  /** The 28 days that end at `to`. */
  async scopeOf(viewer: Viewer, filter: PartnerAdoptionFilter): Promise<AdoptionScope> {
    const to = filter.to ?? yesterday(this.clock.now());
    return { from: addDays(to, 1 - WINDOW_DAYS), to, ...(await conditionsOf(this.reads, viewer, filter)) };
  }

  @One(sql`true`, OF_PARTNER)
  @ResolveField(() => PartnerAdoption, {
    description:
      'Production usage of the APIs; trend, active days and breadth are those of the 28 days that end at `to`.',
  })
  adoption(
    @Args('from', {
      type: () => LocalDate,
      nullable: true,
      description: 'First day (UTC) of the calls; if omitted, 27 days before `to`.',
    })
    _from: string | null,
    @Args('to', {
      type: () => LocalDate,
      nullable: true,
      description: 'Last day (UTC), inclusive; yesterday if omitted. At most 400 days in total.',
    })
    _to: string | null,
  ): PartnerAdoption {
    return bySql();
  }
}
