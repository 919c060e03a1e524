import { newId } from '../../src/kernel/ids.js';
import { fillRollups } from './fill-rollups.js';
import type { Pools } from '../../src/platform/database/pools.js';
import type { TestApp } from './app.js';
import { GLOBEX_ID } from './people.js';
import { PRODUCT_ID, type Started, VERSION_ID } from './seed-integrations.js';

/** The date of any-operation.ts. */
const DAY_ASKED = '2026-12-01';

/** A pulse, plus a visible and an internal note and blocker, on every engagement. */
export async function sayOfEach({ pools }: TestApp): Promise<void> {
  for (const visibility of ['PARTNER', 'INTERNAL']) {
    await addBlocker(pools, visibility);
    await pools.staff.query(
      `insert into progress_entry (id, engagement_id, partner_id, kind, text, minutes, day, author_id, author_name,
         visibility, version, created_at)
       select gen_random_uuid(), e.id, e.partner_id, 'NOTE', 'Said', 0, '2026-11-30', u.id, u.name, $1, 1, '2026-11-30'
       from engagement e join app_user u on u.partner_id = e.partner_id`,
      [visibility],
    );
  }
  await pools.staff.query(
    `insert into pulse (id, engagement_id, partner_id, user_id, user_name, rating, given_at)
     select gen_random_uuid(), e.id, e.partner_id, u.id, u.name, 3, '2026-11-30'
     from engagement e join app_user u on u.partner_id = e.partner_id`,
  );
}

/** For every engagement whose key matches the pattern. */
async function addBlocker({ staff }: Pools, visibility: string, reason = 'Stuck', keys = '%'): Promise<void> {
  await staff.query(
    `insert into blocker (id, engagement_id, partner_id, severity, party, reason, visibility, raised_at, raised_by_id,
       raised_by_name, version)
     select gen_random_uuid(), e.id, e.partner_id, 'HIGH', 'PARTNER', $2, $1, '2026-11-30', u.id, u.name, 1
     from engagement e join app_user u on u.partner_id = e.partner_id where e.key like $3`,
    [visibility, reason, keys],
  );
}

/** A call of the other partner's on the date that a query uses if it requires one. */
async function callOn(
  { pools }: TestApp,
  day: string,
  credential: string,
  application: string,
): Promise<void> {
  await pools.staff.query('select open_usage_month($1)', [day]);
  for (const [table, column] of [
    ['usage_daily', 'day'],
    ['usage_hourly', 'hour'],
  ] as const)
    await pools.staff.query(
      `insert into ${table} (${column}, credential_id, partner_id, application_id, environment, api_product_id,
         api_version_id, calls, successes, client_errors, throttled, server_errors, le_5, le_10, le_25, le_50, le_100,
         le_250, le_500, le_1000, le_2500, le_5000, le_10000, le_inf, last_call_at)
       values ($1, $2, $3, $4, 'PRODUCTION', $5, $6, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, $7)`,
      [day, credential, GLOBEX_ID, application, PRODUCT_ID, VERSION_ID, `${day}T12:00:00Z`],
    );
  await fillRollups(pools.staff);
}

/** Puts the partner's name into all of its texts, so that no response can contain one undetected. */
export async function markAsForeign(app: TestApp, { key }: Started): Promise<void> {
  const { pools } = app;
  await addBlocker(pools, 'PARTNER', 'Globex is stuck', key);
  await pools.staff.query(`update milestone set title = 'Globex: ' || title, assignee = 'Gina of Globex'
    where engagement_id = (select id from engagement where key = '${key}')`);
  await pools.staff.query(
    `insert into progress_entry (id, engagement_id, partner_id, kind, text, minutes, day, author_id, author_name,
       visibility, version, created_at)
     select $1, e.id, e.partner_id, 'NOTE', 'Globex said so', 5, '2026-11-30', u.id, 'Gina of Globex', 'PARTNER', 1, '2026-11-30'
     from engagement e, app_user u where e.key = $2 and u.email = 'manager@causeway.example'`,
    [newId(), key],
  );
  const application = newId();
  await pools.staff.query(
    `insert into application (id, partner_id, name, created_at) values ($1, $2, 'Globex app', '2026-01-01')`,
    [application, GLOBEX_ID],
  );
  const credential = newId();
  await pools.staff.query(
    `insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at)
     values ($1, $2, $3, 'SANDBOX', 'globex-sandbox', '2026-01-01', '2026-01-01')`,
    [credential, application, GLOBEX_ID],
  );
  await callOn(app, DAY_ASKED, credential, application);
}
