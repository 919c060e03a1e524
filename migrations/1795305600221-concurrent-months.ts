import type { MigrationInterface, QueryRunner } from 'typeorm';

/** @param isOpen SQL of whether the table `child` is a partition of `parent` */
const openUsageMonth = (isOpen: string) => `
  create or replace function open_usage_month(of date) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    start date := date_trunc('month', of)::date;
    finish date := (date_trunc('month', of) + interval '1 month')::date;
    parent text;
    child text;
  begin
    foreach parent in array array['usage_key', 'usage_daily', 'usage_hourly'] loop
      child := parent || '_' || to_char(of, 'YYYY_MM');
      continue when ${isOpen};
      perform pg_advisory_xact_lock(hashtext('causeway.usage_month'));
      continue when ${isOpen};
      execute format('create table %I (like %I including all)', child, parent);
      -- Rows of rollups are updated, keys never; see the migration before.
      if parent <> 'usage_key' then
        execute format('alter table %I set (fillfactor = 50)', child);
      end if;
      if parent = 'usage_hourly' then
        execute format('alter table usage_hourly attach partition %I for values from (%L) to (%L)', child,
          start::timestamp at time zone 'utc', finish::timestamp at time zone 'utc');
      else
        execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, child,
          start, finish);
      end if;
    end loop;
  end $$`;

/** Answers from a cache that may be older than the lock before it. */
const CACHED = 'to_regclass(child) is not null';
const CURRENT = `exists (select from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = parent::regclass and c.relname = child)`;

/** Lets concurrent batches open the same month: the second one failed, because it did not see the first one's table. */
export class ConcurrentMonths1795305600221 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(openUsageMonth(CURRENT));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(openUsageMonth(CACHED));
  }
}
