import { zonedRows } from '../../platform/usecases/time-zones.store.js';

export const ENGINEER_ZONES = zonedRows('engineer', {
  zones: 'select distinct time_zone as zone from solution_engineer',
  lock: 'select id, null::uuid as "partnerId" from solution_engineer where time_zone = $1 order by id for update',
  set: 'update solution_engineer set time_zone = $2, version = version + 1 where id = $1',
});
