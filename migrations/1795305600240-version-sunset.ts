import type { MigrationInterface, QueryRunner } from 'typeorm';

const MINE = `(select nullif(current_setting('causeway.partner_id', true), '')::uuid)`;
const OF_MY_ENGAGEMENT = `engagement_id in (select e.id from engagement e where e.partner_id = ${MINE})`;
/** The versions that the portal shows to a partner, as the policy on api_version has them. */
const OF_MY_VERSION = `(
  api_version_id in (select s.api_version_id from engagement_scope s where s.${OF_MY_ENGAGEMENT})
  or api_version_id in (select v.id from api_version v
    join application_product a on a.api_product_id = v.api_product_id where a.partner_id = ${MINE}))`;

/** Columns that the portal shows, by table. */
const SHOWN = {
  api_version_deprecation: 'id, api_version_id, replaced_by, at',
  api_operation: 'id, api_version_id, method, path, matchable, removed_at',
  engagement_scope_operation: 'engagement_id, api_operation_id',
};
const MINE_OF: Record<keyof typeof SHOWN, string> = {
  api_version_deprecation: OF_MY_VERSION,
  api_operation: OF_MY_VERSION,
  engagement_scope_operation: OF_MY_ENGAGEMENT,
};
const TABLES = Object.keys(SHOWN) as (keyof typeof SHOWN)[];
const ALSO_SHOWN = {
  engagement_scope: 'all_operations',
  usage_daily: 'api_operation_id',
};

/** Replacements of API versions, every announced sunset day, and which integrations were told of it. */
export class VersionSunset1795305600240 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table api_version add column replaced_by_id uuid references api_version,
        add constraint api_version_not_its_own_replacement check (replaced_by_id <> id);

      create table api_version_deprecation (
        id uuid primary key,
        api_version_id uuid not null references api_version,
        sunset_on date not null,
        replaced_by_id uuid references api_version,
        replaced_by text,
        at timestamptz not null,
        by_id uuid not null references app_user,
        by_name text not null
      );
      create index api_version_deprecation_latest on api_version_deprecation (api_version_id, at desc, id desc);
      grant select, insert on api_version_deprecation to causeway_app;

      create table sunset_notice (
        deprecation_id uuid not null references api_version_deprecation,
        engagement_id uuid not null references engagement,
        primary key (engagement_id, deprecation_id)
      );
      grant select, insert on sunset_notice to causeway_app;
    `);
    await runner.query(`
      create index usage_application_weekly_by_version
        on usage_application_weekly (api_version_id, environment, application_id);
    `);
    for (const table of ['api_version_deprecation', 'api_operation', 'sunset_notice'])
      await runner.query(`
        alter table ${table} enable row level security;
        create policy app on ${table} to causeway_app using (true) with check (true);
      `);
    for (const table of TABLES)
      await runner.query(`
        create policy portal on ${table} for select to causeway_portal using (${MINE_OF[table]});
        grant select (${SHOWN[table]}) on ${table} to causeway_portal;
      `);
    for (const [table, columns] of Object.entries(ALSO_SHOWN))
      await runner.query(`grant select (${columns}) on ${table} to causeway_portal`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(ALSO_SHOWN))
      await runner.query(`revoke select (${columns}) on ${table} from causeway_portal`);
    for (const table of ['engagement_scope_operation', 'api_operation'] as const)
      await runner.query(`
        revoke select (${SHOWN[table]}) on ${table} from causeway_portal;
        drop policy portal on ${table};
      `);
    await runner.query(`
      drop policy app on api_operation;
      alter table api_operation disable row level security;
      drop index usage_application_weekly_by_version;
      drop table sunset_notice, api_version_deprecation;
      alter table api_version drop column replaced_by_id;
    `);
  }
}
