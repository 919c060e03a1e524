import { zonedRows } from '../../platform/usecases/time-zones.store.js';

/** What sets a zone here is for engagements that have ended: nothing of them moves, and nobody changed them. */
export const ENGAGEMENT_ZONES = zonedRows('engagement', {
  zones: 'select distinct time_zone as zone from engagement',
  lock: 'select id, partner_id as "partnerId" from engagement where time_zone = $1 order by id for update',
  set: 'update engagement set time_zone = $2 where id = $1',
});
