import type { TestApp } from './app.js';

/** Shares the probable go-live of every engagement, and stores an evaluation of a proof of every milestone. */
export async function shareAndProveEach({ pools: { staff } }: TestApp): Promise<void> {
  await staff.query(`
    update engagement set share_forecast = true;
    insert into go_live_forecast (engagement_id, partner_id, as_of, n, too_few)
    select id, partner_id, '2026-11-30', 0, true from engagement on conflict do nothing;
    insert into milestone_proof (milestone_id, partner_id, state, as_of, first_day, last_day, successes, counted_calls, server_errors)
    select id, partner_id, 'PENDING', '2026-11-30', '2026-11-23', '2026-11-29', 0, 0, 0 from milestone`);
}
