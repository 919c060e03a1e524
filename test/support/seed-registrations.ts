import { fillRollups } from './fill-rollups.js';
import type { TestApp } from './app.js';
import { ENGINEER2_ID, GLOBEX_ID, NORTHWIND_ID } from './people.js';

const LOANS = '01900000-0000-7000-8000-0000000000f1';

/** An application, a contact and a call of each partner; one of Northwind's is for a product outside its scope. */
export async function registerEach({ pools: { staff } }: TestApp): Promise<void> {
  await staff.query(`select open_usage_month('2026-11-01')`);
  await staff.query(
    `insert into api_product (id, slug, name, capability, created_at)
     values ($1, 'loans', 'Loans', 'LENDING', '2026-01-01'), (gen_random_uuid(), 'secret', 'Secret', 'DATA', '2026-01-01')`,
    [LOANS],
  );
  await staff.query(
    `insert into api_version (id, api_product_id, version, status, hosts, base_path, created_at)
     select gen_random_uuid(), id, slug || '-1', 'BETA', '{}', '', '2026-01-01' from api_product where slug <> 'accounts'`,
  );
  await staff.query(
    `insert into application (id, partner_id, name, created_at)
     select gen_random_uuid(), id, 'A client', '2026-01-01' from partner`,
  );
  await staff.query(
    `insert into application_product (application_id, partner_id, api_product_id)
     select a.id, a.partner_id, p.id from application a join api_product p
       on p.slug = case a.partner_id when $1 then 'loans' else 'accounts' end where a.name = 'A client'`,
    [NORTHWIND_ID],
  );
  await staff.query(
    `insert into credential (id, application_id, partner_id, environment, client_id, issued_at, created_at)
     select gen_random_uuid(), id, partner_id, 'SANDBOX', id::text, '2026-01-01', '2026-01-01' from application`,
  );
  await staff.query(
    `insert into partner_contact (partner_id, email, name, role, position)
     select id, 'someone@partner.example', 'Someone', 'Developer', 0 from partner`,
  );
  for (const [table, column] of [
    ['usage_daily', 'day'],
    ['usage_hourly', 'hour'],
  ])
    await staff.query(
      `insert into ${table} (${column}, credential_id, partner_id, application_id, environment, api_product_id,
         api_version_id, calls, successes, client_errors, throttled, server_errors, le_5, le_10, le_25, le_50, le_100,
         le_250, le_500, le_1000, le_2500, le_5000, le_10000, le_inf, last_call_at)
       select '2026-11-29', c.id, c.partner_id, c.application_id, c.environment, v.api_product_id, v.id,
         1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '2026-11-29'
       from credential c join api_version v on v.version = 'v1'`,
    );
  await fillRollups(staff);
  await staff.query(
    `with operation as (
       insert into api_operation (id, api_version_id, method, path, position)
       select gen_random_uuid(), id, 'GET', '/things', 0 from api_version where version = 'v1' returning id, api_version_id
     )
     insert into engagement_scope_operation (engagement_id, api_version_id, api_operation_id)
     select s.engagement_id, o.api_version_id, o.id from engagement_scope s join operation o on o.api_version_id = s.api_version_id`,
  );
  await staff.query(`insert into engagement_engineer select id, $1 from engagement where partner_id = $2`, [
    ENGINEER2_ID,
    GLOBEX_ID,
  ]);
}
