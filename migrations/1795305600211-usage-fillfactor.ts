import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A half-full page has room for the next version of each of its rows, so that a batch's updates write no index entries. */
const HALF_FULL = 'with (fillfactor = 50)';

const openUsageMonth = (storage: string) => `
  create or replace function open_usage_month(of date) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    start date := date_trunc('month', of)::date;
    finish date := (date_trunc('month', of) + interval '1 month')::date;
    suffix text := to_char(of, 'YYYY_MM');
  begin
    perform pg_advisory_xact_lock(hashtext('causeway.usage_month'));
    execute format('create table if not exists usage_key_%s partition of usage_key for values from (%L) to (%L)',
      suffix, start, finish);
    execute format('create table if not exists usage_daily_%s partition of usage_daily for values from (%L) to (%L) ${storage}',
      suffix, start, finish);
    execute format('create table if not exists usage_hourly_%s partition of usage_hourly for values from (%L) to (%L) ${storage}',
      suffix, start::timestamp at time zone 'utc', finish::timestamp at time zone 'utc');
  end $$`;

/** Months of usage_hourly and usage_daily keep room for updates. Pages written before fill up as they were. */
export class UsageFillfactor1795305600211 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(openUsageMonth(HALF_FULL));
    await this.ofExistingMonths(runner, 'set (fillfactor = 50)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.ofExistingMonths(runner, 'reset (fillfactor)');
    await runner.query(openUsageMonth(''));
  }

  private async ofExistingMonths(runner: QueryRunner, change: string): Promise<void> {
    await runner.query(`
      do $$ declare month regclass; begin
        for month in select inhrelid from pg_inherits where inhparent in ('usage_hourly'::regclass, 'usage_daily'::regclass)
        loop execute format('alter table %s ${change}', month); end loop;
      end $$`);
  }
}
