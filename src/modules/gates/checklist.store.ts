import { newId } from '../../kernel/ids.js';
import { userIdOf } from '../../kernel/viewer.js';
import { selectListOf } from '../../platform/database/entity-columns.js';
import {
  plainRow,
  type Query,
  readTogether,
  run,
  withInstants,
} from '../../platform/database/read-together.js';
import { instantAfter, preparedQuery, query, type Tx, write } from '../../platform/database/tx.js';
import { insertOf, updateOf } from '../../platform/database/write.js';
import { isCurrent } from '../../platform/graphql/reads/fragments/current.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { type EngagementEntity, isProductInScope } from '../engagements/index.js';
import {
  ChecklistDecisionEntity,
  ChecklistEvidenceEntity,
  ChecklistStateEntity,
} from './checklist.entity.js';
import type { ItemState, Verdict } from './domain/checklist-moves.js';

/** An item on the launch checklist of a product in scope. */
export interface NeededItem {
  readonly apiProductId: string;
  readonly code: string;
  readonly title: string;
  readonly expires: boolean;
}

/** An API product, by its UUID or its slug. */
export type Product = { readonly id: string } | { readonly slug: string };

/** Uses engagement_scope_pkey and checklist_item_present. */
const IN_SCOPE = `
  select p.id as "apiProductId", i.code, i.title, i.expires
  from api_product p
  left join checklist_item i on i.api_product_id = p.id and i.code = $3 and ${toSql(isCurrent(sql`i`))}
  where p.id = coalesce($2, (select s.id from api_product s where s.slug = $4)) and ${toSql(isProductInScope(sql`$1`, sql`p.id`))}`;

/**
 * @returns null if the product is not in scope; `code` null if its checklist has no such item
 */
export async function findNeededItem(
  tx: Tx,
  engagementId: string,
  product: Product,
  code: string,
): Promise<NeededItem | { readonly code: null } | null> {
  const [id, slug] = 'id' in product ? [product.id, null] : [null, product.slug];
  const values = [engagementId, id, code, slug];
  const [found] = await preparedQuery<NeededItem>(tx, 'needed_item', IN_SCOPE, values);
  return found ?? null;
}

const STATE_COLUMNS = selectListOf(ChecklistStateEntity);

/** State of an item in a locked engagement; uses checklist_state_present. */
const stateQuery = (
  { id }: EngagementEntity,
  { apiProductId, code }: NeededItem,
): Query<ChecklistStateEntity> => ({
  name: 'checklist_state',
  text: `select ${STATE_COLUMNS} from checklist_state s
    where s.engagement_id = $1 and s.api_product_id = $2 and s.code = $3 and ${toSql(isCurrent(sql`s`))}`,
  values: [id, apiProductId, code],
  fromJson: withInstants('since', 'until'),
});

export async function stateOfItem(
  tx: Tx,
  engagement: EngagementEntity,
  item: NeededItem,
): Promise<ChecklistStateEntity | null> {
  const [state] = await run(tx, stateQuery(engagement, item));
  return state ?? null;
}

/** The state, and how often evidence was submitted; uses checklist_evidence_of_item. */
export async function stateAndEvidence(
  tx: Tx,
  engagement: EngagementEntity,
  item: NeededItem,
): Promise<{ readonly state: ChecklistStateEntity | null; readonly submissions: number }> {
  const rows = await readTogether(tx, {
    state: stateQuery(engagement, item),
    evidence: {
      name: 'count_evidence',
      text: `select count(*)::int as count from checklist_evidence
        where engagement_id = $1 and api_product_id = $2 and code = $3`,
      values: [engagement.id, item.apiProductId, item.code],
      fromJson: plainRow<{ readonly count: number }>,
    },
  });
  return { state: rows.state[0] ?? null, submissions: rows.evidence[0]!.count };
}

/**
 * Replaces the state of an item in a locked engagement; earlier states are kept.
 * @returns id of the item in the engagement
 */
export async function saveState(
  tx: Tx,
  { id: engagementId, partnerId }: EngagementEntity,
  { apiProductId, code }: NeededItem,
  current: ChecklistStateEntity | null,
  next: ItemState,
): Promise<string> {
  const since = current ? instantAfter(tx, current) : tx.now;
  if (current) await write(tx, updateOf(ChecklistStateEntity, current.id, { until: since }));
  const itemId = current?.itemId ?? newId();
  const place = { engagementId, partnerId, apiProductId, code };
  const { evidenceId, review, evidenceUntil, approved, approvedUntil, waivedUntil, rejection } = next;
  const standing = { evidenceId, review, evidenceUntil, approved, approvedUntil, waivedUntil, rejection };
  const row = { ...place, ...standing, id: newId(), itemId, since, until: null };
  await write(tx, insertOf(ChecklistStateEntity, [row]));
  return itemId;
}

/** Ids of evidence sort in the order of submission. Uses checklist_evidence_of_item and checklist_decision_of_item. */
const UNDECIDED = `
  select count(*)::int as count from checklist_evidence e
  where e.engagement_id = $1 and e.api_product_id = $2 and e.code = $3 and not exists (
    select from checklist_decision d
    where d.engagement_id = $1 and d.api_product_id = $2 and d.code = $3
      and d.decision <> 'WAIVED' and d.evidence_id >= e.id)`;

/** @returns number of submissions for an item since the last decision on its evidence */
export async function countUndecided(
  tx: Tx,
  { id: engagementId }: EngagementEntity,
  { apiProductId, code }: NeededItem,
): Promise<number> {
  const [found] = await query<{ count: number }>(tx, UNDECIDED, [engagementId, apiProductId, code]);
  return found!.count;
}

/** @returns UUID of the user who submitted it */
export async function submitterOf(tx: Tx, evidenceId: string): Promise<string> {
  const { submittedById } = await tx.db.findOneByOrFail(ChecklistEvidenceEntity, { id: evidenceId });
  return submittedById;
}

export function countDecisions(
  tx: Tx,
  { id: engagementId }: EngagementEntity,
  { apiProductId, code }: NeededItem,
): Promise<number> {
  return tx.db.countBy(ChecklistDecisionEntity, { engagementId, apiProductId, code });
}

/** Stores a decision by the transaction's actor, who must be a user. */
export async function insertDecision(
  tx: Tx,
  { id: engagementId, partnerId }: EngagementEntity,
  { apiProductId, code }: NeededItem,
  decision: Verdict & { readonly evidenceId: string | null },
): Promise<void> {
  const place = { id: newId(), engagementId, partnerId, apiProductId, code };
  const decidedBy = { decidedById: userIdOf(tx.actor), decidedByName: tx.actor.name };
  await tx.db.insert(ChecklistDecisionEntity, { ...place, ...decision, ...decidedBy, decidedAt: tx.now });
}
