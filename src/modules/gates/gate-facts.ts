import { now, type Part, type Sql, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { NAME_ORDER } from '../../platform/graphql/reads/lists/order.js';
import { productsInScope } from '../engagements/index.js';
import { isUnrevoked } from '../partners/index.js';
import { CHECKLIST_ROWS, isMet } from './checklist-rows.js';

/** Milestones of the current stage; uses milestone_in_order. */
const milestones = (engagement: Sql) => sql`(
  select coalesce(json_agg(json_build_object('id', m.id, 'code', m.code, 'title', m.title, 'stage', m.stage, 'party', m.party,
    'required', m.required, 'status', m.status) order by m.position), '[]'::json)
  from milestone m where m.engagement_id = ${engagement}.id and m.stage = ${engagement}.stage)`;

const openItems = (engagement: Sql) => sql`(
  select coalesce(json_agg(json_build_object('code', c.code, 'title', c.title, 'product', p.name, 'productId', p.id, 'neededBy', c.needed_by,
    'awaitsReview', c.status = 'SUBMITTED') order by p.name collate ${NAME_ORDER}, p.id, c.position), '[]'::json)
  from ${CHECKLIST_ROWS} c join api_product p on p.id = c.api_product_id
  where c.engagement_id = ${engagement}.id and not ${isMet(sql`c.status`)})`;

/** Products in scope for which no application of the partner has a live production credential. */
const productsWithoutCredential = (engagement: Sql) => sql`(
  select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id), '[]'::json)
  from api_product p
  where p.id in (${productsInScope(sql`${engagement}.id`)}) and not exists (
    select from application_product ap
    join credential c on c.application_id = ap.application_id
    where ap.api_product_id = p.id and ap.partner_id = ${engagement}.partner_id
      and c.environment = 'PRODUCTION' and ${isUnrevoked(sql`c`)}
      and (c.expires_at is null or c.expires_at > ${now})))`;

/**
 * GateFacts of an engagement as JSON, the input of the rule in stage-gate.ts, for reads and writes.
 * @param row the engagement's row
 */
export function gateFacts(row: Part): Sql {
  const engagement = sql`${row}`;
  return sql`json_build_object('stage', ${engagement}.stage, 'milestones', ${milestones(engagement)},
    'openItems', ${openItems(engagement)}, 'productsWithoutCredential', ${productsWithoutCredential(engagement)})`;
}
