import { hasEnded } from '../../kernel/enums.js';
import { likelyTimeZone } from '../../kernel/time-zone.js';
import { audit } from '../../platform/audit/audit.js';
import type { Tx } from '../../platform/database/tx.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { isKnownZone, refreshTimeZones, type ZonedRows } from '../../platform/usecases/time-zones.store.js';
import { faultOfZone } from '../../platform/usecases/time-zones.js';
import { ENGAGEMENT_EVENTS, ENGAGEMENT_ZONES, lockEngagementRow } from '../engagements/index.js';
import { PARTNER_ZONES } from '../partners/index.js';
import { ENGINEER_ZONES } from '../staffing/index.js';
import { moveEngagement } from './move-engagement.js';

/**
 * Refreshes the list of PostgreSQL's time zones, and replaces ambiguous or unknown time zones of rows by the one that
 * was likely meant, or by UTC, which unknown ones were treated as.
 * @returns the findings, as sentences
 */
export async function repairTimeZones(tx: Tx): Promise<string[]> {
  await refreshTimeZones(tx);
  const findings: string[] = [];
  for (const rows of [PARTNER_ZONES, ENGINEER_ZONES, ENGAGEMENT_ZONES])
    for (const zone of await rows.zones(tx)) {
      const fault = await faultOfZone(tx, zone);
      if (fault === null) continue;
      const replacement = await replacementOf(tx, zone);
      if (replacement === null) findings.push(`Time zone ${zone} of a ${rows.kind} ${fault}.`);
      else
        findings.push(
          `Time zone ${zone} was replaced by ${replacement} (${rows.kind}: ${await repairRows(tx, rows, zone, replacement)}).`,
        );
    }
  return findings;
}

/** @returns null if PostgreSQL knows the zone and no better name can be derived */
async function replacementOf(tx: Tx, zone: string): Promise<string | null> {
  const likely = likelyTimeZone(zone);
  if (likely !== null && (await faultOfZone(tx, likely)) === null) return likely;
  return (await isKnownZone(tx, zone)) ? null : 'UTC';
}

async function repairRows(tx: Tx, zoned: ZonedRows, zone: string, replacement: string): Promise<number> {
  const { kind } = zoned;
  const rows = await zoned.lockIn(tx, zone);
  for (const { id, partnerId } of rows) {
    if (kind === 'engagement') await repairEngagement(tx, id, replacement);
    else await zoned.setZone(tx, id, replacement);
    const place = { partnerId, engagementId: kind === 'engagement' ? id : null };
    const was = { timeZone: zone };
    const changes = { timeZone: replacement };
    await audit(tx, { action: `${kind}.mend-time-zone`, subject: { kind, id }, ...place, was, changes });
  }
  return rows.length;
}

async function repairEngagement(tx: Tx, id: string, timeZone: string): Promise<void> {
  const engagement = (await lockEngagementRow(tx, id))!;
  if (hasEnded(engagement.status)) await ENGAGEMENT_ZONES.setZone(tx, id, timeZone);
  else await moveEngagement(tx, engagement, { timeZone }, 'engagement.mend-time-zone');
  await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
}
