import type { EngagementStatus } from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Statement } from '../../platform/database/scoped-read.js';
import { renderFragment } from '../../platform/graphql/reads/fragments/render.js';
import { _, arg, sql, whole } from '../../platform/graphql/reads/fragments/sql.js';
import { NAME_ORDER } from '../../platform/graphql/reads/lists/order.js';
import { hasOnTeam, loadFacts, productsInScope } from '../engagements/index.js';
import { isActiveUser } from '../identity/index.js';
import type { LoadFacts } from '../staffing/index.js';

export interface StoredNeed {
  readonly status: EngagementStatus;
  readonly timeZone: string;
  readonly goLiveOn: LocalDate | null;
  readonly products: readonly { readonly id: string; readonly name: string }[];
  readonly candidates: readonly StoredCandidate[];
}
interface StoredCandidate {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly skills: readonly { readonly id: string; readonly level: number }[];
  readonly facts: LoadFacts;
}

/** Engineers compared: those with the highest levels in the products in scope. */
const MAX_CANDIDATES = 500;

/** Existing allocations to the engagement itself do not count as load. */
const FACTS = loadFacts(
  sql`${arg('from')}::date`,
  sql`${arg('to')}::date`,
  sql`a.engagement_id <> ${arg('engagementId')}::uuid`,
);

/**
 * An engagement, and all engineers who are not on its team and whose user is not deactivated. Uses
 * engagement_scope_pkey for the products and engineer_skill_pkey for the skills.
 */
const NEED = sql`
  with product as materialized (
    select distinct p.id, p.name
    from (${productsInScope(sql`${arg('engagementId')}::uuid`)}) s
    join api_product p on p.id = s.api_product_id
  ),
  candidate as materialized (
    select e.*, (select coalesce(sum(k.level), 0) from engineer_skill k
      where k.engineer_id = e.id and k.api_product_id in (select p.id from product p)) as levels
    from solution_engineer e
    where not ${hasOnTeam(sql`${arg('engagementId')}::uuid`, (engineer) => sql`${engineer} = e.id`)}
      and coalesce((select bool_or(${isActiveUser(sql`u`)}) from app_user u where u.engineer_id = e.id), true)
    order by levels desc, e.name collate ${NAME_ORDER}, e.id
    limit ${whole(MAX_CANDIDATES)}
  )
  select json_build_object(
    'status', g.status, 'timeZone', g.time_zone, 'goLiveOn', g.forecast_go_live_on,
    'products', (select coalesce(json_agg(p order by p.name collate ${NAME_ORDER}, p.id), '[]'::json) from product p),
    'candidates', (select coalesce(json_agg(json_build_object(
        'id', ${_}.id, 'name', ${_}.name, 'timeZone', ${_}.time_zone,
        'skills', (select coalesce(json_agg(json_build_object('id', k.api_product_id, 'level', k.level)), '[]'::json)
          from engineer_skill k where k.engineer_id = ${_}.id and k.api_product_id in (select p.id from product p)),
        'facts', ${FACTS})), '[]'::json)
      from candidate ${_})
  )::text as answer
  from engagement g
  where g.id = ${arg('engagementId')}::uuid`;

/**
 * @param from the earliest day that can count in any time zone
 * @param to the latest one
 */
export function needStatement(engagementId: string, from: LocalDate, to: LocalDate): Statement {
  return { name: 'engineer_suggestions', ...renderFragment(NEED, 'e', { engagementId, from, to }) };
}

/** Suggestions as rows, best first. */
export const SUGGESTIONS = {
  kind: 'many',
  from: sql`(
    select r.* from jsonb_to_recordset(${arg('suggestions')}::jsonb)
      as r (place int, engineer_id uuid, score int, reasons json)
  )`,
  where: sql`true`,
  orderBy: sql`${_}.place`,
  atMost: 100,
} as const;
