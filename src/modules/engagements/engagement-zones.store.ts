import { query } from '../../platform/database/tx.js';
import type { ZonedRow, ZonedRows } from '../../platform/usecases/time-zones.store.js';

/** What sets a zone here is for engagements that have ended: nothing of them moves, and nobody changed them. */
export const ENGAGEMENT_ZONES: ZonedRows = {
  kind: 'engagement',
  async zones(tx) {
    const rows = await query<{ zone: string }>(tx, 'select distinct time_zone as zone from engagement');
    return rows.map(({ zone }) => zone);
  },
  lockIn: (tx, zone) =>
    query<ZonedRow>(
      tx,
      'select id, partner_id as "partnerId" from engagement where time_zone = $1 order by id for update',
      [zone],
    ),
  async setZone(tx, id, zone) {
    await query(tx, 'update engagement set time_zone = $2 where id = $1', [id, zone]);
  },
};
