import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the forecast go-live of an engagement moved, what moved it, and the critical path before and after. */
export class GoLiveMoves1795305600250 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table go_live_move (
        id uuid primary key,
        engagement_id uuid not null references engagement,
        at timestamptz not null,
        go_live_before date,
        go_live_after date,
        critical_path jsonb not null,
        action text not null,
        actor_kind text not null check (actor_kind in ('USER', 'API_KEY', 'SYSTEM')),
        actor_id uuid,
        actor_name text not null,
        check (go_live_before is distinct from go_live_after)
      );
      create index go_live_move_of_engagement on go_live_move (engagement_id, at desc, id desc);
      grant select, insert on go_live_move to causeway_app;

      alter table go_live_move enable row level security;
      create policy app on go_live_move to causeway_app using (true) with check (true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table go_live_move');
  }
}
