import { likelyTimeZone } from '../../kernel/time-zone.js';
import { audit } from '../../platform/audit/audit.js';
import { query, type Tx } from '../../platform/database/tx.js';
import { recordEvent } from '../../platform/outbox/outbox.js';
import { faultOfZone } from '../../platform/usecases/time-zones.js';
import { ENGAGEMENT_EVENTS, lockEngagementRow } from '../engagements/index.js';
import { moveEngagement } from './move-engagement.js';

const TABLES = { partner: 'partner', engineer: 'solution_engineer', engagement: 'engagement' } as const;
type Kind = keyof typeof TABLES;

/**
 * Brings the list of PostgreSQL's zones up to date, and gives rows whose zone has not one reading the zone that was
 * likely meant, or UTC, by which they were counted.
 * @returns what was found, as sentences
 */
export async function mendTimeZones(tx: Tx): Promise<string[]> {
  await query(
    tx,
    `with gone as (delete from time_zone z where not exists (select from pg_timezone_names n where n.name = z.name))
     insert into time_zone (name) select name from pg_timezone_names on conflict do nothing`,
  );
  const told: string[] = [];
  for (const kind of Object.keys(TABLES) as Kind[])
    for (const { zone } of await query<{ zone: string }>(
      tx,
      `select distinct time_zone as zone from ${TABLES[kind]}`,
    )) {
      const fault = await faultOfZone(tx, zone);
      if (fault === null) continue;
      const mended = await meantBy(tx, zone);
      if (mended === null) told.push(`Time zone ${zone} of a ${kind} ${fault}.`);
      else
        told.push(
          `Time zone ${zone} was replaced by ${mended} (${kind}: ${await mendRows(tx, kind, zone, mended)}).`,
        );
    }
  return told;
}

/** @returns null for a zone that PostgreSQL knows and nobody can tell a better name of */
async function meantBy(tx: Tx, zone: string): Promise<string | null> {
  const likely = likelyTimeZone(zone);
  if (likely !== null && (await faultOfZone(tx, likely)) === null) return likely;
  const known = await query(tx, 'select from time_zone where name = $1', [zone]);
  return known.length > 0 ? null : 'UTC';
}

async function mendRows(tx: Tx, kind: Kind, zone: string, mended: string): Promise<number> {
  const rows = await query<{ id: string; partnerId: string | null }>(
    tx,
    `select id, ${{ partner: 'id', engineer: 'null::uuid', engagement: 'partner_id' }[kind]} as "partnerId"
     from ${TABLES[kind]} where time_zone = $1 order by id for update`,
    [zone],
  );
  for (const { id, partnerId } of rows) {
    if (kind === 'engagement') await mendEngagement(tx, id, mended);
    else
      await query(tx, `update ${TABLES[kind]} set time_zone = $2, version = version + 1 where id = $1`, [
        id,
        mended,
      ]);
    const place = { partnerId, engagementId: kind === 'engagement' ? id : null };
    const was = { timeZone: zone };
    const changes = { timeZone: mended };
    await audit(tx, { action: `${kind}.mend-time-zone`, subject: { kind, id }, ...place, was, changes });
  }
  return rows.length;
}

async function mendEngagement(tx: Tx, id: string, timeZone: string): Promise<void> {
  const engagement = (await lockEngagementRow(tx, id))!;
  const isOver = engagement.status === 'COMPLETED' || engagement.status === 'CANCELLED';
  if (isOver) await query(tx, 'update engagement set time_zone = $2 where id = $1', [id, timeZone]);
  else await moveEngagement(tx, engagement, { timeZone });
  await recordEvent(tx, { kind: ENGAGEMENT_EVENTS.changed, subject: id });
}
