import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The revisions that progress entries had before the present one, which stands in the entry itself. The portal's grants
 * name columns of the entry alone, so that a partner can read no text that was withdrawn.
 */
export class ProgressRevisions1795305600075 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table progress_entry
        add column revised_at timestamptz,
        add column revised_by_id uuid references app_user,
        add column revised_by_name text,
        add column revision_reason text check (char_length(revision_reason) between 1 and 1000),
        add check ((version = 1) = (revised_at is null)),
        add check (num_nulls(revised_at, revised_by_id, revised_by_name, revision_reason) in (0, 4)),
        add unique (partner_id, id);
      create index progress_entry_of_author on progress_entry (author_id, day) include (engagement_id, minutes);

      create table progress_revision (
        entry_id uuid not null,
        partner_id uuid not null,
        revision int not null check (revision > 0),
        text text not null check (char_length(text) between 1 and 4000),
        minutes int not null check (minutes between 0 and 1440),
        at timestamptz not null,
        by_id uuid not null references app_user,
        by_name text not null,
        reason text check (char_length(reason) between 1 and 1000),
        primary key (entry_id, revision),
        foreign key (partner_id, entry_id) references progress_entry (partner_id, id),
        check ((revision = 1) = (reason is null))
      );
      grant select, insert on progress_revision to causeway_app;
      alter table progress_revision enable row level security;
      create policy app on progress_revision to causeway_app using (true) with check (true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table progress_revision;
      drop index progress_entry_of_author;
      alter table progress_entry
        drop constraint progress_entry_partner_id_id_key,
        drop column revised_at, drop column revised_by_id, drop column revised_by_name, drop column revision_reason;
    `);
  }
}
