import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The time zones that PostgreSQL knows, so that a statement can tell whether it may read one. */
export class TimeZones1795305600101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table time_zone (name text primary key);
      insert into time_zone (name) select name from pg_timezone_names on conflict do nothing;
      grant select, insert, delete on time_zone to causeway_app;
      grant select (name) on time_zone to causeway_portal;
      alter table time_zone enable row level security;
      create policy app on time_zone to causeway_app using (true) with check (true);
      create policy portal on time_zone for select to causeway_portal
        using ((select nullif(current_setting('causeway.partner_id', true), '')::uuid) is not null);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table time_zone;');
  }
}
