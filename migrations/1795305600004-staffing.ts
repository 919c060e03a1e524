import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Solution engineers. */
export class Staffing1795305600004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table solution_engineer (
        id uuid primary key,
        name text not null,
        email text not null unique check (email = lower(email)),
        time_zone text not null,
        weekly_capacity_hours int not null check (weekly_capacity_hours between 1 and 80),
        created_at timestamptz not null
      );
      grant select, insert, update on solution_engineer to causeway_app;
      alter table app_user add constraint app_user_engineer
        foreign key (engineer_id) references solution_engineer;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table app_user drop constraint app_user_engineer;
      drop table solution_engineer;
    `);
  }
}
