import { recordEvent } from '../../platform/outbox/outbox.js';
import { type Tx, query } from '../../platform/database/tx.js';
import { USAGE_EVENTS } from './usage.events.js';

/** Uses the unique index (partner_id, id). */
const ACTIVE =
  "select id from engagement where partner_id = any($1::uuid[]) and status = 'ACTIVE' order by id";

/** Records an event for each active engagement of the partners whose calls were counted. */
export async function recordUsageEvents(tx: Tx, partnerIds: Iterable<string>): Promise<void> {
  const engagements = await query<{ id: string }>(tx, ACTIVE, [[...partnerIds]]);
  await recordEvent(tx, ...engagements.map(({ id }) => ({ kind: USAGE_EVENTS.ingested, subject: id })));
}
