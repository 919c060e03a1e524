import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Filters and orders of console pages, saved under a name by staff, for themselves or for all staff. */
export class SavedViews1795305600280 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saved_view (
        id uuid primary key,
        owner_id uuid not null references app_user,
        name text not null check (char_length(name) between 1 and 80),
        page text not null check (page in ('PORTFOLIO', 'TIMELINE', 'ADOPTION', 'PARTNERS', 'CAPACITY', 'REVIEWS',
          'CATALOGUE', 'HEALTH', 'MY_WORK', 'ADMIN')),
        state text not null check (char_length(state) <= 2000 and (state = '' or state like '?%')),
        shared boolean not null,
        version int not null check (version > 0),
        created_at timestamptz not null,
        updated_at timestamptz not null
      );
      create unique index saved_view_of_owner on saved_view (owner_id, page, name collate name_order);
      create index saved_view_shared on saved_view (page) where shared;
      grant select, insert, update, delete on saved_view to causeway_app;

      alter table saved_view enable row level security;
      create policy app on saved_view to causeway_app using (true) with check (true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table saved_view');
  }
}
