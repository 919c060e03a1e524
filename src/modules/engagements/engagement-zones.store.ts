import { zonedRows } from '../../platform/usecases/time-zones.store.js';

/**
 * `set` is only for engagements that have ended: their plan does not move, and their version stays because no person
 * changed them.
 */
export const ENGAGEMENT_ZONES = zonedRows('engagement', {
  zones: 'select distinct time_zone as zone from engagement',
  lock: 'select id, partner_id as "partnerId" from engagement where time_zone = $1 order by id for update',
  set: 'update engagement set time_zone = $2 where id = $1',
});
