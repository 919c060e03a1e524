/** As many integrations as fit on one page, each with a plan, updates, blockers and two months of usage. */
const SIZES = { integrations: 100, milestones: 20, updates: 100, blockers: 10, days: 60, operations: 40 };
export const NOISY = 'partner@noisy.example';
export const QUIET = 'partner@quiet.example';
export const NOISY_STAFF = 'noisy@causeway.example';
export const LOGGING_STAFF = 'logging@causeway.example';
export const QUIET_STAFF = 'quiet@causeway.example';
/** Engagements are numbered in order of creation, the quiet partner's first. */
export const QUIET_KEY = 'ENG-1';
export const NOISY_KEYS = Array.from({ length: SIZES.integrations }, (_each, n) => `ENG-${n + 2}`);

const uuid = (kind, n) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const partnerOf = (n) => uuid('a', `case when ${n} = 1 then 1 else 2 end`);

/** Two partners with a user each: one has almost nothing, the other everything that the heaviest query could return. */
export async function fillTenants(client) {
  const { integrations, milestones, updates, blockers, days, operations } = SIZES;
  const ofNoisy = `generate_series(2, ${integrations + 1}) n`;
  await client.query(`
    insert into partner (id, slug, name, kind, tier, region, time_zone, internal, version, created_at) values
      (${uuid('a', 1)}, 'quiet', 'Quiet', 'BANK', 'STANDARD', 'US', 'America/New_York', false, 1, '2026-01-01'),
      (${uuid('a', 2)}, 'noisy', 'Noisy', 'BANK', 'STANDARD', 'US', 'America/New_York', false, 1, '2026-01-01');
    insert into solution_engineer (id, name, email, time_zone, weekly_capacity_hours, created_at) values
      (${uuid('b', 1)}, 'Erin', 'engineer@causeway.example', 'America/New_York', 40, '2026-01-01');
    insert into app_user (id, email, name, role, partner_id, created_at) values
      (${uuid('c', 1)}, '${QUIET}', 'Quiet', 'PARTNER', ${uuid('a', 1)}, '2026-01-01'),
      (${uuid('c', 2)}, '${NOISY}', 'Noisy', 'PARTNER', ${uuid('a', 2)}, '2026-01-01'),
      (${uuid('c', 3)}, '${QUIET_STAFF}', 'Quiet', 'MANAGER', null, '2026-01-01'),
      (${uuid('c', 4)}, '${NOISY_STAFF}', 'Noisy', 'MANAGER', null, '2026-01-01'),
      (${uuid('c', 5)}, '${LOGGING_STAFF}', 'Logging', 'MANAGER', null, '2026-01-01');
    insert into api_product (id, slug, name, capability, created_at) values
      (${uuid('9', 1)}, 'accounts', 'Accounts', 'DEPOSITS', '2026-01-01');
    insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at) values
      (${uuid('8', 1)}, ${uuid('9', 1)}, 'v1', 'GA', '{}', '/', '2026-01-01');
    insert into application (id, partner_id, name, created_at) values
      (${uuid('7', 1)}, ${uuid('a', 2)}, 'App', '2026-01-01');
    insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on,
        version, created_at, updated_at)
      select ${uuid('d', 'n')}, ${partnerOf('n')}, 'INTEGRATION', 'Engagement ' || n, 'SANDBOX', 'ACTIVE',
        ${uuid('b', 1)}, 'US', 'America/New_York', '2026-09-01', 1, '2026-09-01', '2026-09-01'
      from generate_series(1, ${integrations + 1}) n order by n;
    insert into engagement_scope select ${uuid('d', 'n')}, ${uuid('8', 1)}, true from ${ofNoisy};
    insert into milestone (id, engagement_id, partner_id, code, title, stage, position, party, weight, required,
        is_go_live, visibility, status, duration_days, baseline_start_on, baseline_due_on, forecast_start_on,
        forecast_due_on, float_days, version)
      select ${uuid('e', `n * ${milestones} + m`)}, ${uuid('d', 'n')}, ${partnerOf('n')}, 'M' || m, 'Milestone ' || m,
        'SANDBOX', m, 'PARTNER', 1, true, m = ${milestones}, 'PARTNER', 'NOT_STARTED', 5, '2026-11-01'::date + m,
        '2026-11-06'::date + m, '2026-11-02'::date + m, '2026-11-07'::date + m, 0, 1
      from ${ofNoisy}, generate_series(1, ${milestones}) m;
    insert into progress_entry (id, engagement_id, partner_id, kind, text, minutes, day, author_id, author_name,
        visibility, version, created_at)
      select ${uuid('6', `n * ${updates} + m`)}, ${uuid('d', 'n')}, ${partnerOf('n')}, 'NOTE', repeat('Note. ', 30), 0,
        '2026-11-01', ${uuid('c', 3)}, 'Quiet', 'PARTNER', 1, '2026-11-01'::timestamptz + m * interval '1 hour'
      from ${ofNoisy}, generate_series(1, ${updates}) m;
    insert into blocker (id, engagement_id, partner_id, severity, party, reason, visibility, raised_at, raised_by_id,
        raised_by_name, version)
      select ${uuid('5', `n * ${blockers} + m`)}, ${uuid('d', 'n')}, ${partnerOf('n')}, 'HIGH', 'PARTNER', 'It waits.',
        'PARTNER', '2026-11-02', ${uuid('c', 3)}, 'Quiet', 1
      from ${ofNoisy}, generate_series(1, ${blockers}) m;
    select open_usage_month((current_date - back * interval '1 month')::date) from generate_series(0, 3) back;
    insert into usage_daily select current_date - day, ${uuid('4', 1)}, ${uuid('a', 2)}, ${uuid('7', 1)}, 'SANDBOX',
        ${uuid('9', 1)}, ${uuid('8', 1)}, ${uuid('3', 'n')}, 9, 9, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0,
        current_date - day, current_date - day
      from generate_series(1, ${days}) day, generate_series(1, ${operations}) n;`);
}
