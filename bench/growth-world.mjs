import { fillReadsWorld } from './world.mjs';

/** The smallest world. */
const SMALLEST = { partners: 200, engagements: 1_000, milestones: 12, engineers: 50 };
export const MANAGER = 'manager-0@causeway.example';
export const ENGINEER = 'engineer-user@causeway.example';
export const PARTNER = 'partner-0@partner-1.example';
/** Days of the adoption dashboard, which ends the day before the clock's. */
export const USAGE = { from: '2026-09-07', to: '2026-11-29' };

const uuid = (kind, n) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** The reads' world `times` as large, with the teams, the feed, the waiting and the alerts of a portfolio in work. */
export async function fillGrowthWorld(client, times) {
  const sizes = Object.fromEntries(
    Object.entries(SMALLEST).map(([name, n]) => [name, name === 'milestones' ? n : n * times]),
  );
  await fillReadsWorld(client, sizes);
  await client.query(`
    insert into app_user (id, email, name, role, engineer_id, created_at)
      values (${uuid('c', 200)}, '${ENGINEER}', 'Engineer', 'ENGINEER', ${uuid('b', 1)}, '2026-01-01');
    insert into engagement_engineer (engagement_id, engineer_id) select id, lead_id from engagement;
    insert into ball_interval (id, engagement_id, partner_id, party, since, passed_by)
      select gen_random_uuid(), id, partner_id, 'SERVICES', '2026-11-01', 'Manager' from engagement;
    insert into engagement_history (id, engagement_id, at, stage, status, time_zone)
      select gen_random_uuid(), id, '2026-09-01', stage, status, time_zone from engagement;
    insert into progress_entry (id, engagement_id, partner_id, kind, text, minutes, day, author_id, author_name, visibility, version,
        created_at)
      select gen_random_uuid(), id, partner_id, 'NOTE', repeat('Note. ', 10), 0, '2026-11-01', ${uuid('c', 0)}, 'Manager', 'PARTNER',
        1, '2026-11-01'::timestamptz + number % 20 * interval '1 day' from engagement, generate_series(1, 5);
    insert into blocker (id, engagement_id, partner_id, severity, party, reason, visibility, raised_at, raised_by_id,
        raised_by_name, version)
      select gen_random_uuid(), id, partner_id, 'HIGH', 'PARTNER', 'It waits.', 'PARTNER', '2026-11-02', ${uuid('c', 0)}, 'Manager', 1
      from engagement where number % 5 = 0;
    insert into alert (id, rule_id, kind, engagement_id, subject_kind, subject_id, title, cause, next_step, opened_at, resolved_at)
      select gen_random_uuid(), r.id, r.kind, e.id, 'ENGAGEMENT', e.id, 'Alert', 'The band worsened.', 'Ask.',
        '2026-10-01'::timestamptz + e.number % 50 * interval '1 day',
        case when e.number % 10 > 0 then '2026-11-25'::timestamptz end
      from engagement e, (select id, kind from alert_rule where kind = 'BAND_WORSENED' limit 1) r;
    insert into alert_addressee (alert_id, user_id, reason) select id, ${uuid('c', 0)}, 'LEAD' from alert;`);
  return sizes;
}

/** A year's product used by each of the partners, `perCell` calls at a time: rollups as ingest leaves them. */
export async function fillUsage(client, { partners, perCell, counters, buckets }) {
  const counts = counters.map((name) => {
    if (name === 'calls' || name === 'successes' || name === buckets[3]) return perCell;
    return 0;
  });
  const rolled = counters.map((name) => `sum(${name})`).join(', ');
  const names = counters.join(', ');
  await client.query(`
    insert into api_product values (${uuid('1', 1)}, 'accounts', 'Accounts', 'PAYMENTS', null, '2026-01-01');
    insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at)
      values (${uuid('2', 1)}, ${uuid('1', 1)}, '1', 'GA', '{api.bank.example}', '/accounts', '2026-01-01');
    insert into api_operation (id, api_version_id, method, path, position)
      select ${uuid('3', 'n')}, ${uuid('2', 1)}, 'GET', '/resource-' || n, n from generate_series(1, 5) n;
    insert into application select ${uuid('4', 'n')}, ${uuid('a', 'n')}, 'App', '2026-01-01' from generate_series(1, ${partners}) n;
    insert into application_product (application_id, partner_id, api_product_id)
      select ${uuid('4', 'n')}, ${uuid('a', 'n')}, ${uuid('1', 1)} from generate_series(1, ${partners}) n;
    insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at)
      select ${uuid('5', 'n')}, ${uuid('4', 'n')}, ${uuid('a', 'n')}, 'PRODUCTION', 'client-' || n, '2026-01-01', '2026-01-01'
      from generate_series(1, ${partners}) n;
    select open_usage_month(month::date) from generate_series('2026-09-01'::date, '2026-12-01'::date, '1 month') month;
    insert into usage_daily (credential_id, day, api_version_id, api_operation_id, partner_id, application_id, environment,
        api_product_id, ${names}, first_success_at, last_call_at)
      select ${uuid('5', 'n')}, d::date, ${uuid('2', 1)}, ${uuid('3', 'o')}, ${uuid('a', 'n')}, ${uuid('4', 'n')}, 'PRODUCTION',
        ${uuid('1', 1)}, ${counts.join(', ')}, d + interval '9 hours', d + interval '9 hours'
      from generate_series(1, ${partners}) n, generate_series('${USAGE.from}'::timestamptz, '${USAGE.to}', '1 day') d,
        generate_series(1, 5) o;
    insert into usage_application_daily (application_id, day, environment, api_version_id, partner_id, api_product_id, ${names},
        first_success_at, last_call_at)
      select application_id, day, environment, api_version_id, partner_id, api_product_id, ${rolled}, min(first_success_at),
        max(last_call_at) from usage_daily group by 1, 2, 3, 4, 5, 6;
    insert into usage_application_weekly (application_id, week, environment, api_version_id, partner_id, api_product_id, ${names},
        first_success_at, last_call_at)
      select application_id, date_trunc('week', day), environment, api_version_id, partner_id, api_product_id, ${rolled},
        min(first_success_at), max(last_call_at) from usage_application_daily group by 1, 2, 3, 4, 5, 6;
    insert into usage_operation_daily (day, environment, api_version_id, api_operation_id, api_product_id, ${names})
      select day, environment, api_version_id, api_operation_id, api_product_id, ${rolled} from usage_daily group by 1, 2, 3, 4, 5;
    insert into usage_version_daily (day, environment, api_version_id, api_product_id, ${names})
      select day, environment, api_version_id, api_product_id, ${rolled} from usage_operation_daily group by 1, 2, 3, 4`);
}
