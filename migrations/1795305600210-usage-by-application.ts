import type { MigrationInterface, QueryRunner } from 'typeorm';

const COUNTERS = [
  ...['calls', 'successes', 'client_errors', 'throttled', 'server_errors'],
  ...[
    'le_5',
    'le_10',
    'le_25',
    'le_50',
    'le_100',
    'le_250',
    'le_500',
    'le_1000',
    'le_2500',
    'le_5000',
    'le_10000',
  ],
  'le_inf',
];
const COUNTS = COUNTERS.map((name) => `${name} bigint not null`).join(', ');
const INSTANTS = 'first_success_at timestamptz, last_call_at timestamptz not null';
const OF_APPLICATION = `
  application_id uuid not null,
  partner_id uuid not null,
  environment text not null check (environment in ('SANDBOX', 'PRODUCTION')),
  api_product_id uuid not null,
  api_version_id uuid not null`;
const SUMS = COUNTERS.map((name) => `sum(${name})`).join(', ');

/** Coarser rollups, so that a question about the whole portfolio does not read a row for every operation of everyone. */
export class UsageByApplication1795305600210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table usage_application_daily (
        day date not null, ${OF_APPLICATION}, ${COUNTS}, ${INSTANTS},
        primary key (application_id, day, environment, api_version_id)
      ) with (fillfactor = 80);
      create index usage_application_daily_by_partner on usage_application_daily (partner_id, environment, day);
      create index usage_application_daily_by_day on usage_application_daily (day);

      create table usage_application_weekly (
        week date not null check (extract(isodow from week) = 1), ${OF_APPLICATION}, ${COUNTS}, ${INSTANTS},
        primary key (application_id, week, environment, api_version_id)
      ) with (fillfactor = 80);
      create index usage_application_weekly_by_week on usage_application_weekly (week);

      create table usage_operation_daily (
        day date not null,
        environment text not null check (environment in ('SANDBOX', 'PRODUCTION')),
        api_product_id uuid not null,
        api_version_id uuid not null,
        api_operation_id uuid,
        ${COUNTS},
        unique nulls not distinct (day, environment, api_version_id, api_operation_id)
      ) with (fillfactor = 80);
    `);
    await runner.query(`
      insert into usage_application_daily
      select day, application_id, partner_id, environment, api_product_id, api_version_id, ${SUMS},
        min(first_success_at), max(last_call_at)
      from usage_daily group by 1, 2, 3, 4, 5, 6;

      insert into usage_application_weekly
      select date_trunc('week', day), application_id, partner_id, environment, api_product_id, api_version_id, ${SUMS},
        min(first_success_at), max(last_call_at)
      from usage_application_daily group by 1, 2, 3, 4, 5, 6;

      insert into usage_operation_daily
      select day, environment, api_product_id, api_version_id, api_operation_id, ${SUMS}
      from usage_daily group by 1, 2, 3, 4, 5;
    `);
    for (const table of ['usage_application_daily', 'usage_application_weekly'])
      await runner.query(`
        grant select, insert, update, delete on ${table} to causeway_app;
        alter table ${table} enable row level security;
        create policy app on ${table} to causeway_app using (true) with check (true);
      `);
    await runner.query('grant select, insert, update, delete on usage_operation_daily to causeway_app');
    await runner.query(`
      grant select (day, application_id, partner_id, environment, api_product_id, api_version_id, ${COUNTERS.join(', ')},
        last_call_at) on usage_application_daily to causeway_portal;
      create policy portal on usage_application_daily for select to causeway_portal
        using (partner_id = (select nullif(current_setting('causeway.partner_id', true), '')::uuid));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table usage_application_daily, usage_application_weekly, usage_operation_daily');
  }
}
