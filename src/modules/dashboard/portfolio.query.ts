import type { IdKind } from '../../kernel/ids.js';
import type { Statement } from '../../platform/database/scoped-read.js';
import { renderFragment } from '../../platform/graphql/reads/fragments/render.js';
import { _, type Part, sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { type Filtered } from '../../platform/graphql/reads/lists/filters.js';
import { currentBand, productsInScope } from '../engagements/index.js';
import { isCounted } from '../partners/index.js';
import type { GroupCell, StageCell } from './domain/portfolio.js';
import type { PortfolioDimensionWord } from './portfolio.graphql.js';

interface Dimension {
  /** Selects `key` and `label` of each group that engagement `c` belongs to. */
  readonly groups: string;
  /** Kind of id if the key is one. */
  readonly id?: IdKind;
}

export const DIMENSIONS: Readonly<Record<PortfolioDimensionWord, Dimension>> = {
  STAGE: { groups: 'select c.stage as key, c.stage as label' },
  TYPE: { groups: 'select c.type as key, c.type as label' },
  REGION: { groups: 'select c.region as key, c.region as label' },
  TIER: { groups: 'select p.tier as key, p.tier as label from partner p where p.id = c.partner_id' },
  PARTNER: {
    id: 'partner',
    groups: 'select p.id::text as key, p.name as label from partner p where p.id = c.partner_id',
  },
  LEAD: {
    id: 'engineer',
    groups: 'select l.id::text as key, l.name as label from solution_engineer l where l.id = c.lead_id',
  },
  API_PRODUCT: {
    id: 'apiProduct',
    groups: `select distinct a.id::text as key, a.name as label
      from (${toSql(productsInScope(sql`c.id`))}) s
      join api_product a on a.id = s.api_product_id`,
  },
};
const NO_GROUPS = 'select null as key, null as label where false';

/** Key and label of everything beyond the largest groups. */
export const OTHER = 'OTHER';

export interface PortfolioCells {
  readonly stages: readonly StageCell[];
  /** Largest group first, OTHER last. */
  readonly groups: readonly GroupCell[];
}

const text = (ours: string): Part => ({ kind: 'text', text: ours });

/**
 * Counts engagements by stage and band, and by group and band, in one statement that returns PortfolioCells. Reads the
 * filtered engagements once; groups are joined by primary keys and engagement_scope_pkey.
 */
export function portfolioStatement(
  filtered: Filtered,
  groupBy: PortfolioDimensionWord | null,
  now: Date,
): Statement {
  const groups = text(groupBy === null ? NO_GROUPS : DIMENSIONS[groupBy].groups);
  const statement = sql`
    with chosen as materialized (
      select e.id, e.stage, e.type, e.region, e.partner_id, e.lead_id,
        coalesce(${currentBand(_)}, 'INSUFFICIENT_DATA') as band,
        e.health_score as score,
        greatest(e.schedule_variance_days, 0) as late_days
      from engagement e
      join partner p on p.id = e.partner_id and ${isCounted(sql`p`)}
      where ${filtered.where}
    ),
    member as materialized (
      select c.id, c.band, c.score, g.key, g.label
      from chosen c
      cross join lateral (${groups}) g
    ),
    ranked as (
      select m.key, row_number() over (order by count(*) desc, min(m.label collate name_order), m.key) as rank
      from member m
      group by m.key
    ),
    folded as (
      select distinct m.id, m.band, m.score, least(r.rank, 101) as rank,
        case when r.rank <= 100 then m.key else '${text(OTHER)}' end as key,
        case when r.rank <= 100 then m.label else 'Other' end as label
      from member m
      join ranked r on r.key = m.key
    ),
    by_stage as (
      select c.stage, c.band, count(*) as engagements, count(c.score) as scored,
        coalesce(sum(c.score), 0) as "scoreSum", coalesce(sum(c.late_days), 0) as "lateDays"
      from chosen c
      group by c.stage, c.band
    ),
    by_group as (
      select f.rank, f.key, f.label, f.band, count(*) as engagements, count(f.score) as scored,
        coalesce(sum(f.score), 0) as "scoreSum"
      from folded f
      group by f.rank, f.key, f.label, f.band
    )
    select json_build_object(
      'stages', (select coalesce(json_agg(s), '[]'::json) from by_stage s),
      'groups', (select coalesce(json_agg(g order by g.rank, g.band), '[]'::json) from by_group g)
    )::text as answer`;
  return { mayLag: true, name: undefined, ...renderFragment(statement, 'e', { ...filtered.values, now }) };
}
