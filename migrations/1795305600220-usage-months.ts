import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The subject of the one row of due work. */
const MONTHS = '00000000-0000-7000-8000-000000000001';

/** Opens months without blocking ingest, ahead of time, and drops those of keys and hours that are no longer needed. */
export class UsageMonths1795305600220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Attaching a table locks out neither readers nor writers of its parent; creating it as a partition does.
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
          continue when to_regclass(child) is not null;
          perform pg_advisory_xact_lock(hashtext('causeway.usage_month'));
          continue when to_regclass(child) is not null;
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
      end $$;

      -- The application's login may not drop tables; this drops the oldest one that lies completely beyond what is kept.
      -- One at a time, so that ingest never waits for a transaction that holds one lock and waits for another.
      create function drop_usage_month(as_of timestamptz, key_months int, hourly_days int) returns text
        language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '1s' as $$
      declare
        oldest text;
      begin
        if key_months < 14 or hourly_days < 32 then
          raise exception 'Keys are kept for at least 14 months, hours for at least 32 days.' using errcode = '22023';
        end if;
        select child into oldest
        from (
          select p.relname as parent, c.relname as child,
            to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' as finish
          from pg_inherits i join pg_class p on p.oid = i.inhparent join pg_class c on c.oid = i.inhrelid
          where p.oid in ('usage_key'::regclass, 'usage_hourly'::regclass) and c.relname ~ '_[0-9]{4}_[0-9]{2}$'
        ) months
        where finish <= (as_of at time zone 'utc')
          - case parent when 'usage_key' then make_interval(months => key_months)
              else make_interval(days => hourly_days) end
        order by finish, child limit 1;
        if oldest is not null then
          execute format('drop table %I', oldest);
        end if;
        return oldest;
      end $$;
      revoke all on function drop_usage_month from public;
      grant execute on function drop_usage_month to causeway_app;

      -- Due at once, by any clock.
      insert into due_work (kind, subject, due_at) values ('usage.months', '${MONTHS}', '2000-01-01T00:00:00Z');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from due_work where kind = 'usage.months';
      drop function drop_usage_month;
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
        execute format('create table if not exists usage_daily_%s partition of usage_daily for values from (%L) to (%L) with (fillfactor = 50)',
          suffix, start, finish);
        execute format('create table if not exists usage_hourly_%s partition of usage_hourly for values from (%L) to (%L) with (fillfactor = 50)',
          suffix, start::timestamp at time zone 'utc', finish::timestamp at time zone 'utc');
      end $$;
    `);
  }
}
