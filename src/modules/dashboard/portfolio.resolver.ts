import { Args, Query, Resolver } from '@nestjs/graphql';
import { toTypeId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { applyFilter } from '../../platform/graphql/reads/lists/filters.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { ENGAGEMENT_FILTER } from '../engagements/index.js';
import { type GroupCell, type PortfolioOf, portfolioOf } from './domain/portfolio.js';
import { Portfolio, PortfolioArgs, type PortfolioDimensionWord } from './portfolio.graphql.js';
import { DIMENSIONS, OTHER, type PortfolioCells, portfolioStatement } from './portfolio.query.js';

@Resolver()
export class PortfolioResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => Portfolio, {
    description:
      'Counts and averages over engagements, in total and by group. Engagements of internal partners are not counted.',
  })
  async portfolio(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => PortfolioArgs }) { filter, groupBy = null }: PortfolioArgs,
  ): Promise<PortfolioOf> {
    const filtered = applyFilter(ENGAGEMENT_FILTER, filter);
    const statement = portfolioStatement(filtered, groupBy, this.reads.now());
    const cells = await this.reads.answer<PortfolioCells>(viewer, statement);
    return portfolioOf(cells?.stages ?? [], withTypeIds(cells?.groups ?? [], groupBy));
  }
}

/** Objects are returned with the ids that filters accept. */
function withTypeIds(
  cells: readonly GroupCell[],
  groupBy: PortfolioDimensionWord | null,
): readonly GroupCell[] {
  const kind = groupBy === null ? undefined : DIMENSIONS[groupBy].id;
  if (kind === undefined) return cells;
  return cells.map((cell) => (cell.key === OTHER ? cell : { ...cell, key: toTypeId(kind, cell.key) }));
}
