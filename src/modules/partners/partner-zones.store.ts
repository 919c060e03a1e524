import { zonedRows } from '../../platform/usecases/time-zones.store.js';

export const PARTNER_ZONES = zonedRows('partner', {
  zones: 'select distinct time_zone as zone from partner',
  lock: 'select id, id as "partnerId" from partner where time_zone = $1 order by id for update',
  set: 'update partner set time_zone = $2, version = version + 1 where id = $1',
});
