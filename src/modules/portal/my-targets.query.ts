import { fromTypeId } from '../../kernel/ids.js';
import type { PartnerViewer } from '../../kernel/viewer.js';
import type { Statement } from '../../platform/database/scoped-read.js';
import { isCurrent } from '../../platform/graphql/reads/fragments/current.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import {
  type EngagementFound,
  engagementOfPartner,
  isProductInScope,
  isShown,
} from '../engagements/index.js';

/** The object of a partner's mutation: how to find it as causeway_portal, and the error if it is not found. */
export interface Target {
  /** Returns a {@link Found}; nothing if the object is missing, another partner's, hidden or its id is malformed. */
  readonly statement: Statement;
  /** The input field that identifies it. */
  readonly field: string;
  readonly missing: string;
}

export const NO_ITEM = 'Checklist item not found.';
export const NO_BLOCKER = 'Blocker not found.';

export type Found = EngagementFound;

/** Uses engagement_key_key and the unique key (engagement_id, code) of milestone. */
const MILESTONE = `
  select json_build_object('engagementId', m.engagement_id)::text as answer
  from engagement e
  join milestone m on m.engagement_id = e.id
  where e.partner_id = $1 and e.key = $2 and m.code = $3 and ${toSql(isShown(sql`m`))}`;

/** Uses engagement_key_key and checklist_item_present. */
const CHECKLIST_ITEM = `
  select json_build_object('engagementId', e.id)::text as answer
  from engagement e
  join api_product p on p.slug = $3
  join checklist_item i on i.api_product_id = p.id and i.code = $4 and ${toSql(isCurrent(sql`i`))}
  where e.partner_id = $1 and e.key = $2 and ${toSql(isProductInScope(sql`e.id`, sql`p.id`))}`;

const BLOCKER = `
  select json_build_object('engagementId', b.engagement_id)::text as answer
  from blocker b
  where b.partner_id = $1 and b.id = $2 and ${toSql(isShown(sql`b`))}`;

export function myIntegration({ partnerId }: PartnerViewer, key: string): Target {
  return {
    statement: engagementOfPartner(partnerId, key),
    field: 'key',
    missing: 'Integration not found.',
  };
}

export function myMilestone({ partnerId }: PartnerViewer, key: string, code: string): Target {
  return {
    statement: { name: 'my_milestone', text: MILESTONE, values: [partnerId, key, code] },
    field: 'code',
    missing: 'Milestone not found.',
  };
}

/** @param slug of the API product whose checklist contains the item */
export function myChecklistItem(
  { partnerId }: PartnerViewer,
  key: string,
  slug: string,
  code: string,
): Target {
  return {
    statement: { name: 'my_checklist_item', text: CHECKLIST_ITEM, values: [partnerId, key, slug, code] },
    field: 'code',
    missing: NO_ITEM,
  };
}

/** @param blockerId a TypeID, possibly malformed */
export function myBlocker({ partnerId }: PartnerViewer, blockerId: string): Target {
  return {
    statement: { name: 'my_blocker', text: BLOCKER, values: [partnerId, fromTypeId('blocker', blockerId)] },
    field: 'blockerId',
    missing: NO_BLOCKER,
  };
}
