import type { MigrationInterface, QueryRunner } from 'typeorm';

const COUNTS = `
  calls bigint not null,
  successes bigint not null,
  client_errors bigint not null,
  throttled bigint not null,
  server_errors bigint not null,
  le_5 bigint not null, le_10 bigint not null, le_25 bigint not null, le_50 bigint not null,
  le_100 bigint not null, le_250 bigint not null, le_500 bigint not null, le_1000 bigint not null,
  le_2500 bigint not null, le_5000 bigint not null, le_10000 bigint not null, le_inf bigint not null,
  first_success_at timestamptz,
  last_call_at timestamptz not null`;

const DIMENSIONS = `
  credential_id uuid not null,
  partner_id uuid not null,
  application_id uuid not null,
  environment text not null check (environment in ('SANDBOX', 'PRODUCTION')),
  api_product_id uuid not null,
  api_version_id uuid not null,
  api_operation_id uuid`;

/** Usage: the keys that make ingest exactly-once, hourly and daily rollups by month, and the quarantine. */
export class Adoption1795305600007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table usage_key (
        month date not null,
        key bytea not null,
        primary key (month, key)
      ) partition by range (month);

      create table usage_hourly (
        hour timestamptz not null, ${DIMENSIONS}, ${COUNTS},
        unique nulls not distinct (credential_id, hour, api_version_id, api_operation_id)
      ) partition by range (hour);
      create index usage_hourly_by_partner on usage_hourly (partner_id, hour);

      create table usage_daily (
        day date not null, ${DIMENSIONS}, ${COUNTS},
        unique nulls not distinct (credential_id, day, api_version_id, api_operation_id)
      ) partition by range (day);
      create index usage_daily_by_partner on usage_daily (partner_id, day);

      create table quarantined_usage (
        id uuid primary key,
        received_at timestamptz not null,
        reason text not null check (reason in
          ('MISSING_CLIENT_ID', 'UNKNOWN_CLIENT_ID', 'UNKNOWN_HOST', 'UNKNOWN_PATH', 'AMBIGUOUS_PRODUCT')),
        client_id text,
        host text,
        sender_partner_id uuid references partner,
        key bytea not null,
        record jsonb not null
      );
      create index quarantined_usage_by_client on quarantined_usage (client_id);

      grant select, insert, update, delete on usage_key, usage_hourly, usage_daily to causeway_app;
      grant select, insert, delete on quarantined_usage to causeway_app;

      alter table usage_hourly enable row level security;
      alter table usage_daily enable row level security;
      alter table quarantined_usage enable row level security;
      create policy app on usage_hourly to causeway_app using (true) with check (true);
      create policy app on usage_daily to causeway_app using (true) with check (true);
      create policy app on quarantined_usage to causeway_app using (true) with check (true);

      -- The application's login may not create tables; this opens the one kind of table it needs at run time.
      create function open_usage_month(of date) returns void
        language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        start date := date_trunc('month', of)::date;
        finish date := (date_trunc('month', of) + interval '1 month')::date;
        suffix text := to_char(of, 'YYYY_MM');
      begin
        perform pg_advisory_xact_lock(hashtext('causeway.usage_month'));
        execute format('create table if not exists usage_key_%s partition of usage_key for values from (%L) to (%L)',
          suffix, start, finish);
        execute format('create table if not exists usage_daily_%s partition of usage_daily for values from (%L) to (%L)',
          suffix, start, finish);
        execute format('create table if not exists usage_hourly_%s partition of usage_hourly for values from (%L) to (%L)',
          suffix, start::timestamp at time zone 'utc', finish::timestamp at time zone 'utc');
      end $$;
      revoke all on function open_usage_month from public;
      grant execute on function open_usage_month to causeway_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function open_usage_month;
      drop table quarantined_usage, usage_daily, usage_hourly, usage_key;
    `);
  }
}
