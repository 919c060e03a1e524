import type { Tx } from '../../platform/database/tx.js';
import { query } from '../../platform/database/tx.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { activeModel, shadowModel } from '../health-models/index.js';
import { HEALTH_EVENTS } from './health.events.js';

const SCORED_BY = `
  select e.id from engagement e
  where e.status = 'ACTIVE'
    and (${toSql(activeModel(sql`e`, sql`$2`))} = $1 or ${toSql(shadowModel(sql`e`, sql`$2`))} = $1)`;

/** Requests an evaluation of every engagement that a model scores, as the active one or as a shadow. */
export async function applyModel(tx: Tx, modelId: string): Promise<void> {
  const engagements = await query<{ id: string }>(tx, SCORED_BY, [modelId, tx.now]);
  const kind = HEALTH_EVENTS.recomputeRequested;
  await recordEvent(tx, ...engagements.map(({ id }) => ({ kind, subject: id })));
}
