import type { Tx } from '../../platform/database/tx.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { ALERT_EVENTS } from './alerts.events.js';
import {
  claimJudgement,
  findingsAt,
  openAlerts,
  openEpisodes,
  raiseReferences,
  resolveAlerts,
} from './alert.store.js';
import type { AlertBasis } from './domain/alert-kinds.js';
import { reconcile } from './domain/reconcile.js';

/**
 * Opens and resolves the alerts of some engagements as of an instant, in a fixed number of statements. Does nothing for those that
 * were already judged as of a later one.
 */
export async function judgeEngagements(
  tx: Tx,
  engagementIds: readonly string[],
  asOf: Date,
  bases: readonly AlertBasis[],
): Promise<void> {
  const claimed = await claimJudgement(tx, engagementIds, asOf, bases);
  if (claimed.length === 0) return;
  await raiseReferences(tx, claimed, asOf);
  const { opened, resolved } = reconcile(await openAlerts(tx, claimed), await findingsAt(tx, claimed, asOf));
  const openedIds = await openEpisodes(tx, opened, asOf);
  await resolveAlerts(
    tx,
    resolved.map(({ id }) => id),
    asOf,
  );
  const changed = [...openedIds, ...resolved.map(({ id }) => id)];
  await recordEvent(tx, ...changed.map((subject) => ({ kind: ALERT_EVENTS.changed, subject })));
}
