import { STAGES } from '../../kernel/enums.js';
import { isCurrent, wasCurrentAt } from '../../platform/graphql/reads/fragments/current.js';
import { localDayOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { $, _, now, rankOf, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { MAX_CHECKLIST_ITEMS } from '../catalog/index.js';
import { MAX_SCOPE_VERSIONS, productsInScope } from '../engagements/index.js';

/*
 * What launch checklists ask of engagements and how it stands, as rows for every statement that reads it: staff's and the
 * portal's lists, gates, health. The rule of what a state means on a day stands here and nowhere else.
 */

/** The day that it is for an engagement `e` at the instant. */
const TODAY = localDayOf(now, sql`e.time_zone`);

/** The last day of whatever stands: approved evidence or a waiver, else evidence that awaits review; null is no end. */
const ENDS_ON = sql`case when s.approved and s.approved_until is null then null
  else coalesce(greatest(s.approved_until, s.waived_until), case s.review when 'PENDING' then s.evidence_until end) end`;

const STATUS = sql`case
  when s.item_id is null then 'MISSING'
  when s.approved and coalesce(s.approved_until, 'infinity') >= ${TODAY} then 'SATISFIED'
  when s.waived_until >= ${TODAY} then 'WAIVED'
  when s.review = 'PENDING' and coalesce(s.evidence_until, 'infinity') >= ${TODAY} then 'SUBMITTED'
  when s.review = 'REJECTED' then 'REJECTED'
  else 'EXPIRED' end`;

/** Which rows of a table that keeps `since` and `until` hold, and which API products are in scope of an engagement `e`. */
interface Moment {
  readonly holds: (row: Sql) => Sql;
  readonly products: Sql;
}

const PRESENT: Moment = {
  holds: isCurrent,
  products: productsInScope(sql`e.id`),
};

/** engagement_scope_history_of_engagement gives the scope, checklist_item_of_product and checklist_state_then the rows. */
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

/** A row for each item of each engagement; one that nobody touched has no id. Holds nothing that the portal may not read. */
export const CHECKLIST_ROWS = rows(PRESENT);

/** The same as it stood at the instant. */
export const CHECKLIST_ROWS_THEN = rows(THEN);

/** Those of one engagement, which a field of its object lists by product and in their order. */
export const CHECKLIST_OF_ENGAGEMENT = {
  where: sql`${_}.engagement_id = ${$}.id`,
  orderBy: sql`(select p.name from api_product p where p.id = ${_}.api_product_id), ${_}.position`,
  atMost: MAX_SCOPE_VERSIONS * MAX_CHECKLIST_ITEMS,
};

/** Unique over all checklists: none of its parts changes, and neither a key nor a slug holds a slash. */
export const checklistKey = (engagementKey: Sql, slug: Sql, code: Sql): Sql =>
  sql`${engagementKey} || '/' || ${slug} || '/' || ${code}`;

/** Whether a status lets a stage be left. */
export const isMet = (status: Sql): Sql => sql`${status} in ('SATISFIED', 'WAIVED')`;

/** As isNeededIn of kernel/stages.ts: needs accumulate over the stages. */
export const isNeeded = (neededBy: Sql, stage: Sql): Sql =>
  sql`${rankOf(STAGES, neededBy)} <= ${rankOf(STAGES, stage)}`;

/** Who owes an item that is not met, as the gate tells it: evidence the partner, its review the reviewers. */
export const owedBy = (status: Sql): Sql =>
  sql`case ${status} when 'SUBMITTED' then 'COMPLIANCE' else 'PARTNER' end`;
