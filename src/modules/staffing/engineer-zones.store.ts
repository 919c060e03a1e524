import { query } from '../../platform/database/tx.js';
import type { ZonedRow, ZonedRows } from '../../platform/usecases/time-zones.store.js';

export const ENGINEER_ZONES: ZonedRows = {
  kind: 'engineer',
  async zones(tx) {
    const rows = await query<{ zone: string }>(
      tx,
      'select distinct time_zone as zone from solution_engineer',
    );
    return rows.map(({ zone }) => zone);
  },
  lockIn: (tx, zone) =>
    query<ZonedRow>(
      tx,
      'select id, null::uuid as "partnerId" from solution_engineer where time_zone = $1 order by id for update',
      [zone],
    ),
  async setZone(tx, id, zone) {
    await query(tx, 'update solution_engineer set time_zone = $2, version = version + 1 where id = $1', [
      id,
      zone,
    ]);
  },
};
