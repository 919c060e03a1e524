import type { MigrationInterface, QueryRunner } from 'typeorm';

const MINE = `(select nullif(current_setting('causeway.partner_id', true), '')::uuid)`;

/** Milestones that traffic proves: which statuses were set by hand, and the last evaluation of each proof. */
export class UsageProofs1795305600420 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Whatever a milestone has become by now was set by hand, because nothing else could.
    await runner.query(`
      alter table milestone add status_set_by_hand boolean not null default false;
      alter table milestone add usage_proof jsonb
        generated always as (nullif(proof -> 'usage', 'null'::jsonb)) stored;
      update milestone set status_set_by_hand = true where status <> 'NOT_STARTED';
      create index milestone_to_prove on milestone (engagement_id)
        where usage_proof is not null and not status_set_by_hand;
      alter table milestone_history add by_proof boolean not null default false;

      create table milestone_proof (
        milestone_id uuid primary key references milestone,
        partner_id uuid not null references partner,
        state text not null check (state in ('PENDING', 'PROVED', 'REOPENED')),
        as_of timestamptz not null,
        first_day date not null,
        last_day date not null,
        successes bigint not null,
        counted_calls bigint not null,
        server_errors bigint not null
      );
      grant select, insert, update on milestone_proof to causeway_app;
      alter table milestone_proof enable row level security;
      create policy app on milestone_proof to causeway_app using (true) with check (true);
      create policy portal on milestone_proof for select to causeway_portal
        using (partner_id = ${MINE} and milestone_id in (
          select m.id from milestone m where m.partner_id = ${MINE} and m.visibility = 'PARTNER'));
      grant select (milestone_id, partner_id, state, as_of, first_day, last_day, successes, counted_calls, server_errors)
        on milestone_proof to causeway_portal;
      grant select (usage_proof, status_set_by_hand) on milestone to causeway_portal;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select (usage_proof, status_set_by_hand) on milestone from causeway_portal;
      drop table milestone_proof;
      alter table milestone_history drop by_proof;
      drop index milestone_to_prove;
      alter table milestone drop usage_proof, drop status_set_by_hand;
    `);
  }
}
