import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What solution engineers know, how much they can work and when not, and for which engagements they are booked. */
export class Capacity1795305600076 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table solution_engineer
        add column version int not null default 1,
        add column region text;

      create table engineer_skill (
        engineer_id uuid not null references solution_engineer,
        api_product_id uuid not null references api_product,
        level int not null check (level between 1 and 5),
        primary key (engineer_id, api_product_id)
      );
      create index engineer_skill_by_product on engineer_skill (api_product_id, level);

      create table engineer_capacity (
        engineer_id uuid not null references solution_engineer,
        before_on date not null check (extract(isodow from before_on) = 1),
        weekly_capacity_hours int not null check (weekly_capacity_hours between 1 and 80),
        primary key (engineer_id, before_on)
      );

      create table time_off (
        id uuid primary key,
        engineer_id uuid not null references solution_engineer,
        from_on date not null,
        to_on date not null check (to_on >= from_on),
        created_at timestamptz not null,
        constraint time_off_once exclude using gist
          (engineer_id with =, daterange(from_on, to_on, '[]') with &&)
      );
      create index time_off_of_engineer on time_off (engineer_id, to_on);

      create table allocation (
        id uuid primary key,
        engagement_id uuid not null,
        partner_id uuid not null,
        engineer_id uuid not null references solution_engineer,
        from_on date not null,
        to_on date not null check (to_on >= from_on),
        hours_per_week int not null check (hours_per_week between 1 and 80),
        kind text not null check (kind in ('SOFT', 'HARD')),
        version int not null,
        created_at timestamptz not null,
        foreign key (partner_id, engagement_id) references engagement (partner_id, id),
        constraint allocation_once exclude using gist
          (engineer_id with =, engagement_id with =, daterange(from_on, to_on, '[]') with &&)
      );
      create index allocation_of_engineer on allocation (engineer_id, to_on);
      create index allocation_of_engagement on allocation (engagement_id, to_on);

      grant select, insert, delete on engineer_skill, time_off to causeway_app;
      grant select, insert on engineer_capacity to causeway_app;
      grant select, insert, update, delete on allocation to causeway_app;
      alter table allocation enable row level security;
      create policy app on allocation to causeway_app using (true) with check (true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table allocation, time_off, engineer_capacity, engineer_skill;
      alter table solution_engineer drop column region, drop column version;
    `);
  }
}
