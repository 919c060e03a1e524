import { STAGES } from '../../kernel/enums.js';
import { isCurrent, wasCurrentAt } from '../../platform/graphql/reads/fragments/current.js';
import { localDayOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { $, _, now, rankOf, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { MAX_CHECKLIST_ITEMS } from '../catalog/index.js';
import { MAX_SCOPE_VERSIONS, productsInScope } from '../engagements/index.js';

/*
 * Launch checklist items of engagements with their status, as rows for all statements that read them: lists for staff
 * and the portal, gates, health. The rule that derives a status from the state and the day is defined only here.
 */

/** Today for engagement `e`. */
const TODAY = localDayOf(now, sql`e.time_zone`);

/**
 * Last valid day of the approved evidence or waiver, otherwise of evidence awaiting review; null if it does not expire.
 */
const ENDS_ON = sql`case when s.approved and s.approved_until is null then null
  else coalesce(greatest(s.approved_until, s.waived_until), case s.review when 'PENDING' then s.evidence_until end) end`;

const STATUS = sql`case
  when s.item_id is null then 'MISSING'
  when s.approved and coalesce(s.approved_until, 'infinity') >= ${TODAY} then 'SATISFIED'
  when s.waived_until >= ${TODAY} then 'WAIVED'
  when s.review = 'PENDING' and coalesce(s.evidence_until, 'infinity') >= ${TODAY} then 'SUBMITTED'
  when s.review = 'REJECTED' then 'REJECTED'
  else 'EXPIRED' end`;

/**
 * Selects the rows valid at a moment from tables with `since` and `until`, and the API products in scope of engagement
 * `e`.
 */
interface Moment {
  readonly holds: (row: Sql) => Sql;
  readonly products: Sql;
}

const PRESENT: Moment = {
  holds: isCurrent,
  products: productsInScope(sql`e.id`),
};

/**
 * Uses engagement_scope_history_of_engagement for the scope, checklist_item_of_product and checklist_state_then for the
 * rows.
 */
const THEN: Moment = {
  holds: (row) => wasCurrentAt(row, now),
  products: sql`select v.api_product_id from (
      select h.scope from engagement_scope_history h where h.engagement_id = e.id and h.at <= ${now}
      order by h.at desc, h.id desc limit 1
    ) h, jsonb_to_recordset(h.scope) as sc ("apiVersionId" uuid) join api_version v on v.id = sc."apiVersionId"`,
};

const rows = ({ holds, products }: Moment) => sql`(
  select s.item_id as id, e.id as engagement_id, e.partner_id, e.status as engagement_status, i.api_product_id, i.code, i.title, i.kind, i.needed_by,
    i.evidence, i.expires, i.position, s.since, s.evidence_id, s.review, s.rejection,
    ${STATUS} as status, ${ENDS_ON} as ends_on,
    coalesce(s.waived_until > s.approved_until, s.waived_until is not null) as ends_as_waiver
  from engagement e
  cross join lateral (select distinct p.api_product_id from (${products}) p) p
  join checklist_item i on i.api_product_id = p.api_product_id and ${holds(sql`i`)}
  left join checklist_state s on s.engagement_id = e.id and s.api_product_id = i.api_product_id and s.code = i.code
    and ${holds(sql`s`)})`;

/**
 * One row per item of each engagement; id is null until evidence or a decision exists. Only has columns that the portal
 * may read.
 */
export const CHECKLIST_ROWS = rows(PRESENT);

/** As above, as of the instant. */
export const CHECKLIST_ROWS_THEN = rows(THEN);

/** The items of one engagement, by product, in checklist order. */
export const CHECKLIST_OF_ENGAGEMENT = {
  where: sql`${_}.engagement_id = ${$}.id`,
  orderBy: sql`(select p.name from api_product p where p.id = ${_}.api_product_id), ${_}.position`,
  atMost: MAX_SCOPE_VERSIONS * MAX_CHECKLIST_ITEMS,
};

/** Unique across all checklists: none of its parts ever changes, and neither key nor slug contains a slash. */
export const checklistKey = (engagementKey: Sql, slug: Sql, code: Sql): Sql =>
  sql`${engagementKey} || '/' || ${slug} || '/' || ${code}`;

/** Whether an item with this status lets the engagement leave its stage. */
export const isMet = (status: Sql): Sql => sql`${status} in ('SATISFIED', 'WAIVED')`;

/** As isNeededIn in kernel/stages.ts: needs accumulate over the stages. */
export const isNeeded = (neededBy: Sql, stage: Sql): Sql =>
  sql`${rankOf(STAGES, neededBy)} <= ${rankOf(STAGES, stage)}`;

/** Party that must act on an open item, as in the gate: reviewers if evidence awaits review, otherwise the partner. */
export const owedBy = (status: Sql): Sql =>
  sql`case ${status} when 'SUBMITTED' then 'COMPLIANCE' else 'PARTNER' end`;
