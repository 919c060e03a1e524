import type { MigrationInterface, QueryRunner } from 'typeorm';

const MINE = `(select nullif(current_setting('causeway.partner_id', true), '')::uuid)`;
const OF_MY_ENGAGEMENT = `engagement_id in (select e.id from engagement e where e.partner_id = ${MINE})`;
const CALL_COUNTS = `calls, successes, client_errors, throttled, server_errors,
  le_5, le_10, le_25, le_50, le_100, le_250, le_500, le_1000, le_2500, le_5000, le_10000, le_inf`;

/** Columns that the portal shows, by table. */
const SHOWN = {
  partner_contact: 'partner_id, email, name, role, position',
  application: 'id, partner_id, name',
  application_product: 'application_id, partner_id, api_product_id',
  credential: 'id, application_id, partner_id, environment, client_id, issued_at, expires_at, revoked_at',
  usage_daily: `partner_id, application_id, day, environment, api_product_id, api_version_id, ${CALL_COUNTS}`,
  usage_hourly: 'partner_id, hour, last_call_at',
  engagement_scope: 'engagement_id, api_version_id',
  engagement_engineer: 'engagement_id, engineer_id',
  api_version: 'id, api_product_id, version, status, sunset_on',
  api_product: 'id, name',
  solution_engineer: 'id, name, email',
};

/** Which of their rows are a partner's; a staff table shows the rows that its engagements and applications lead to. */
const MINE_OF: Record<keyof typeof SHOWN, string> = {
  partner_contact: `partner_id = ${MINE}`,
  application: `partner_id = ${MINE}`,
  application_product: `partner_id = ${MINE}`,
  credential: `partner_id = ${MINE}`,
  usage_daily: `partner_id = ${MINE}`,
  usage_hourly: `partner_id = ${MINE}`,
  engagement_scope: OF_MY_ENGAGEMENT,
  engagement_engineer: OF_MY_ENGAGEMENT,
  api_version: `id in (select s.api_version_id from engagement_scope s where s.${OF_MY_ENGAGEMENT})
    or api_product_id in (select a.api_product_id from application_product a where a.partner_id = ${MINE})`,
  api_product: `id in (select v.api_product_id from api_version v
      join engagement_scope s on s.api_version_id = v.id where s.${OF_MY_ENGAGEMENT})
    or id in (select a.api_product_id from application_product a where a.partner_id = ${MINE})`,
  solution_engineer: `id in (select m.engineer_id from engagement_engineer m where m.${OF_MY_ENGAGEMENT})`,
};
const TABLES = Object.keys(SHOWN) as (keyof typeof SHOWN)[];
const WITHOUT_SECURITY = ['api_version', 'api_product', 'solution_engineer'] as const;

/** A partner's contacts, and what the portal shows of usage, applications and the services team. */
export class PortalGrants1795305600021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table partner_contact (
        partner_id uuid not null references partner,
        email text not null check (email = lower(email)),
        name text not null,
        role text not null,
        position int not null,
        primary key (partner_id, email)
      );
      grant select, insert, delete on partner_contact to causeway_app;
      alter table partner_contact enable row level security;
      create policy app on partner_contact to causeway_app using (true) with check (true);
      grant select (lead_id) on engagement to causeway_portal;
    `);
    for (const table of WITHOUT_SECURITY)
      await runner.query(`
        alter table ${table} enable row level security;
        create policy app on ${table} to causeway_app using (true) with check (true);
      `);
    for (const table of TABLES)
      await runner.query(`
        create policy portal on ${table} for select to causeway_portal using (${MINE_OF[table]});
        grant select (${SHOWN[table]}) on ${table} to causeway_portal;
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse())
      await runner.query(`
        revoke select (${SHOWN[table]}) on ${table} from causeway_portal;
        drop policy portal on ${table};
      `);
    for (const table of WITHOUT_SECURITY)
      await runner.query(`drop policy app on ${table}; alter table ${table} disable row level security`);
    await runner.query(`
      revoke select (lead_id) on engagement from causeway_portal;
      drop table partner_contact;
    `);
  }
}
