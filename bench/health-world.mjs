import { uuidOf as uuid } from './health-parts.mjs';

/** Engagements in progress with a plan, a blocker in five, calls, and yesterday's evaluation; and a year of evaluations of some. */
export async function fillHealthWorld(client, { engagements, yearOf }) {
  const partner = uuid('a', '(1 + n % 2000)');
  await client.query(`
    insert into app_user (id, email, name, role, created_at)
      values (${uuid('c', '1')}, 'manager@causeway.example', 'Manager', 'MANAGER', '2026-01-01');
    insert into solution_engineer (id, name, email, time_zone, weekly_capacity_hours, created_at)
      values (${uuid('b', '1')}, 'Engineer', 'engineer@causeway.example', 'America/New_York', 40, '2026-01-01');
    insert into partner select ${uuid('a', 'n')}, 'partner-' || n, 'Partner ' || n, 'FINTECH', 'STANDARD', null, 'US',
      'America/New_York', false, 1, '2026-01-01' from generate_series(1, 2000) n;
    insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on, version,
        created_at, updated_at)
      select ${uuid('d', 'n')}, ${partner}, 'INTEGRATION', 'Engagement ' || n, 'SANDBOX', 'ACTIVE', ${uuid('b', '1')}, 'US',
        'America/New_York', '2026-11-02', 1, '2025-11-02', '2026-11-02'
      from generate_series(1, ${engagements}) n;
    insert into engagement_history (id, engagement_id, at, stage, status, schedule_variance_days,
        schedule_variance_from_latest_days, schedule_performance_index, time_zone)
      select gen_random_uuid(), id, '2025-11-02', 'SANDBOX', 'ACTIVE', 3, 3, 0.9, time_zone from engagement;
    insert into milestone (id, engagement_id, partner_id, code, title, stage, position, party, weight, required, is_go_live,
        visibility, status, duration_days, version)
      select ${uuid('e', 'n * 12 + m')}, ${uuid('d', 'n')}, ${partner}, 'M' || m, 'Milestone ' || m, 'SANDBOX', m,
        'PARTNER', 1, true, m = 12, 'PARTNER', 'NOT_STARTED', 5, 1
      from generate_series(1, ${engagements}) n, generate_series(1, 12) m;
    insert into milestone_history (id, milestone_id, at, status)
      select gen_random_uuid(), id, '2026-11-02', status from milestone;
    insert into blocker (id, engagement_id, partner_id, severity, party, reason, visibility, raised_at, raised_by_id,
        raised_by_name, version)
      select ${uuid('5', 'n')}, ${uuid('d', 'n')}, ${partner}, 'HIGH', 'PARTNER', 'It waits.', 'PARTNER', '2026-11-20',
        ${uuid('c', '1')}, 'Manager', 1
      from generate_series(5, ${engagements}, 5) n;
    insert into blocker_severity select gen_random_uuid(), id, '2026-11-20', severity from blocker;
    insert into partner_act (id, partner_id, user_id, act, at)
      select gen_random_uuid(), id, ${uuid('c', '1')}, 'bench', '2026-11-25' from partner;
    insert into health_snapshot (id, engagement_id, model_id, daily, stage, as_of, score, score_exact, coverage,
        band_before_caps, computed_band, measures, causes, job_id)
      select gen_random_uuid(), e.id, m.id, true, 'SANDBOX', '2026-12-01 00:05 America/New_York'::timestamptz
          - d * interval '1 day', 60, 60, 1, 'AT_RISK', 'AT_RISK', (
          select jsonb_agg(jsonb_build_object('measure', c.code, 'applicable', true, 'state', 'KNOWN', 'unit', 'days',
            'value', abs(hashtext(e.id::text || c.code || d)) % 14, 'sampleSize', null, 'ageDays', null, 'score', 50,
            'weight', 10, 'contribution', 5, 'explanation', 'Half way between the value that is poor and the healthy one.'))
          from unnest(array['SCHEDULE_VARIANCE', 'SCHEDULE_PERFORMANCE', 'MOMENTUM', 'BLOCKERS', 'SANDBOX_ACTIVITY',
            'CHECKLIST', 'SENTIMENT']) c (code)), '[]', e.id || '-' || d
      from engagement e
      cross join (select id from health_model where slug = 'onboarding' limit 1) m
      cross join lateral generate_series(1, case when e.id < ${uuid('d', `${yearOf + 1}`)} then 365 else 1 end) d;`);
}
