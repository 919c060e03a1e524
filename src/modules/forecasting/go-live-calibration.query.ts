import { toSql, sql } from '../../platform/graphql/reads/fragments/sql.js';
import type { Filtered } from '../../platform/graphql/reads/lists/filters.js';
import { renderFragment } from '../../platform/graphql/reads/fragments/render.js';
import { isCounted } from '../partners/index.js';

/** Returns StageOutcomes; uses the key of go_live_stage_forecast. */
export function calibrationStatement(filtered: Filtered) {
  const { text: where, values } = renderFragment(filtered.where, 'e', filtered.values);
  const text = `
    select coalesce(json_agg(o), '[]')::text as answer
    from (
      select s.stage, count(*)::int as n, count(*) filter (where e.actual_go_live_on <= s.p80_on)::int as kept
      from engagement e
      join partner p on p.id = e.partner_id and ${toSql(isCounted(sql`p`))}
      join go_live_stage_forecast s on s.engagement_id = e.id and s.p80_on is not null
      where e.actual_go_live_on is not null and ${where}
      group by s.stage
    ) o`;
  return { mayLag: true, name: undefined, text, values };
}
