import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pulses, and what the portal shows of them and of the progress log. */
export class PartnerVoice1795305600020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pulse (
        id uuid primary key,
        engagement_id uuid not null,
        partner_id uuid not null,
        user_id uuid not null references app_user,
        user_name text not null,
        rating int not null check (rating between 1 and 5),
        comment text check (char_length(comment) between 1 and 4000),
        given_at timestamptz not null,
        foreign key (partner_id, engagement_id) references engagement (partner_id, id)
      );
      create index pulse_of_engagement on pulse (engagement_id, given_at desc, id desc);
      grant select, insert on pulse to causeway_app;
      alter table pulse enable row level security;
      create policy app on pulse to causeway_app using (true) with check (true);
      create policy portal on pulse for select to causeway_portal
        using (partner_id = (select nullif(current_setting('causeway.partner_id', true), '')::uuid));
      grant select (id, partner_id, rating, comment, given_at) on pulse to causeway_portal;

      create policy portal on progress_entry for select to causeway_portal
        using (visibility = 'PARTNER'
          and partner_id = (select nullif(current_setting('causeway.partner_id', true), '')::uuid));
      grant select (id, engagement_id, partner_id, text, day, author_name, visibility, created_at)
        on progress_entry to causeway_portal;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select (id, engagement_id, partner_id, text, day, author_name, visibility, created_at)
        on progress_entry from causeway_portal;
      drop policy portal on progress_entry;
      drop table pulse;
    `);
  }
}
