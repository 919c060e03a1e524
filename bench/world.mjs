import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { PEOPLE } from './workloads.mjs';
import { MIGRATIONS } from '../dist/migrations/index.js';
import { SHIPPED_MODELS } from '../dist/src/kernel/shipped-models.js';
import { startEmbeddedPostgres } from '../dist/src/embedded/postgres.js';
import { migrate } from '../dist/src/platform/database/migrations.js';

export const SIZES = { partners: 2_000, engagements: 10_000, milestones: 12, engineers: 50 };

/** A data folder with a migrated database, filled by `fill(client)`; PostgreSQL is stopped again. */
export async function makeWorld(fill) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'causeway-bench-'));
  chmodSync(dataDir, 0o711); // root's PostgreSQL runs as another OS user, who needs access
  const postgres = await startEmbeddedPostgres({ dataDir, log: console.log });
  try {
    await migrate({ ownerUrl: postgres.ownerUrl, migrations: MIGRATIONS });
    const client = new pg.Client({ connectionString: postgres.ownerUrl });
    await client.connect();
    try {
      await shipModels(client);
      await fill(client);
      // As autovacuum would in time; else it would run during the measurement.
      await client.query('vacuum (analyze)');
    } finally {
      await client.end();
    }
  } finally {
    await postgres.stop();
  }
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

/** As the product does when it first starts; it would then evaluate every engagement while something else is measured. */
async function shipModels(client) {
  for (const { model, types } of SHIPPED_MODELS) {
    const { slug, version, ...definition } = model;
    await client.query(
      `with shipped as (
         insert into health_model (id, slug, version, definition, published_at, published_by)
         values (gen_random_uuid(), $1, $2, $3, '2026-01-01', 'Causeway') returning id)
       insert into health_model_use (id, model_id, type, shadow, since, started_by)
       select gen_random_uuid(), shipped.id, type, false, '2026-01-01', 'Causeway'
       from shipped, unnest($4::text[]) type`,
      [slug, version, definition, types ?? [null]],
    );
  }
}

/** The lines of the file about the PostgreSQL that a running Causeway started on the folder: first its process, fourth its port. */
export function postmasterOf(dataDir) {
  return readFileSync(path.join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n');
}

/** How to connect to the PostgreSQL that a running Causeway started on the folder. */
export function urlsOf(dataDir) {
  const passwords = JSON.parse(readFileSync(path.join(dataDir, 'passwords.json'), 'utf8'));
  const port = postmasterOf(dataDir)[3];
  const at = (login, password) => `postgres://${login}:${password}@127.0.0.1:${port}/causeway`;
  return { app: at('causeway_app', passwords.app), portal: at('causeway_portal', passwords.portal) };
}

/** The benchmark's world: partners, engagements with milestones, one health evaluation each; everything by number. */
export async function fillReadsWorld(client, sizes = SIZES) {
  const { partners, engagements, milestones, engineers } = { ...SIZES, ...sizes };
  const uuid = (kind, n) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
  const of = (list, n) => `(array[${list.map((each) => `'${each}'`).join(',')}])[1 + ${n} % ${list.length}]`;
  await client.query(`
    insert into partner select ${uuid('a', 'n')}, 'partner-' || n, 'Partner ' || n,
      ${of(['FINTECH', 'MERCHANT', 'SOFTWARE_VENDOR', 'BANK', 'ENTERPRISE'], 'n')},
      ${of(['STRATEGIC', 'GROWTH', 'STANDARD'], 'n')}, 'Payments', 'US', 'America/New_York', false, 1, '2026-01-01'
      from generate_series(1, ${partners}) n;
    insert into solution_engineer select ${uuid('b', 'n')}, 'Engineer ' || n, 'engineer-' || n || '@causeway.example',
      'America/New_York', 40, '2026-01-01' from generate_series(1, ${engineers}) n;
    insert into app_user (id, email, name, role, partner_id, created_at)
      select ${uuid('c', 'n')}, 'manager-' || n || '@causeway.example', 'Manager', 'MANAGER', null, '2026-01-01'::timestamptz
      from generate_series(0, ${PEOPLE - 1}) n
      union all
      select ${uuid('c', '100 + n')}, 'partner-' || n || '@partner-1.example', 'Partner', 'PARTNER', ${uuid('a', '1')},
        '2026-01-01' from generate_series(0, ${PEOPLE - 1}) n;
    insert into engagement (id, partner_id, type, title, stage, status, lead_id, region, time_zone, started_on,
        baseline_go_live_on, forecast_go_live_on, schedule_variance_days, health_score, health_band, version,
        created_at, updated_at)
      select ${uuid('d', 'n')}, ${uuid('a', `(1 + n % ${partners})`)}, 'INTEGRATION', 'Engagement ' || n,
        ${of(['DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION'], 'n')}, 'ACTIVE',
        ${uuid('b', `(1 + n % ${engineers})`)}, 'US', 'America/New_York', '2026-09-01'::date + n % 60,
        '2027-01-04'::date + n % 60, '2027-01-04'::date + n % 70, n % 10, (n * 7919) % 101,
        ${of(['HEALTHY', 'AT_RISK', 'CRITICAL'], 'n')}, 1, '2026-09-01', '2026-09-01'
      from generate_series(1, ${engagements}) n;
    insert into milestone (id, engagement_id, partner_id, code, title, stage, position, party, weight, required,
        is_go_live, visibility, status, duration_days, baseline_start_on, baseline_due_on, forecast_start_on,
        forecast_due_on, float_days, version)
      select ${uuid('e', `n * ${milestones} + m`)}, ${uuid('d', 'n')}, ${uuid('a', `(1 + n % ${partners})`)}, 'M' || m,
        'Milestone ' || m, 'SANDBOX', m, ${of(['PARTNER', 'SERVICES'], 'm')}, 1 + m % 3, true, m = ${milestones},
        case when m % 4 = 0 then 'INTERNAL' else 'PARTNER' end,
        case when m < n % ${milestones} then 'DONE' else 'NOT_STARTED' end, 5, '2026-11-01'::date + m,
        '2026-11-06'::date + m, '2026-11-02'::date + m, '2026-11-07'::date + m, 0, 1
      from generate_series(1, ${engagements}) n, generate_series(1, ${milestones}) m;
    insert into health_snapshot (id, engagement_id, model_id, daily, stage, as_of, score, score_exact, coverage,
        band_before_caps, computed_band, measures, causes, job_id)
      select ${uuid('1', 'n')}, ${uuid('d', 'n')}, (select id from health_model where slug = 'onboarding'), true, 'SANDBOX', '2026-11-20',
        (n * 7919) % 101, (n * 7919) % 101, 0.8, 'AT_RISK', 'AT_RISK',
        (select jsonb_agg(jsonb_build_object('measure', code, 'state', 'KNOWN', 'value', n % 15, 'unit', 'days',
          'score', 50, 'weight', 10, 'contribution', 5, 'explanation', 'Half way between poor and healthy.'))
         from unnest(array['SCHEDULE_VARIANCE', 'SCHEDULE_PERFORMANCE', 'MOMENTUM', 'BLOCKERS', 'SANDBOX_ACTIVITY',
           'SANDBOX_SUCCESS', 'CHECKLIST', 'PRODUCTION_BREADTH', 'PRODUCTION_ERRORS', 'PRODUCTION_TREND',
           'SENTIMENT']) code),
        '[]', 'bench-' || n
      from generate_series(1, ${engagements}) n;`);
}
