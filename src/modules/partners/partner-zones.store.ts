import { query } from '../../platform/database/tx.js';
import type { ZonedRow, ZonedRows } from '../../platform/usecases/time-zones.store.js';

export const PARTNER_ZONES: ZonedRows = {
  kind: 'partner',
  async zones(tx) {
    const rows = await query<{ zone: string }>(tx, 'select distinct time_zone as zone from partner');
    return rows.map(({ zone }) => zone);
  },
  lockIn: (tx, zone) =>
    query<ZonedRow>(
      tx,
      'select id, id as "partnerId" from partner where time_zone = $1 order by id for update',
      [zone],
    ),
  async setZone(tx, id, zone) {
    await query(tx, 'update partner set time_zone = $2, version = version + 1 where id = $1', [id, zone]);
  },
};
