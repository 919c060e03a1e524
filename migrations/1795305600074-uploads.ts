import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that people hand in: what they are called, whose they are and whether all of it has arrived. */
export class Uploads1795305600074 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table file_place (
        id uuid not null,
        singleton boolean primary key default true check (singleton)
      );
      grant select, insert on file_place to causeway_app;

      create table upload (
        id uuid primary key,
        engagement_id uuid not null,
        partner_id uuid not null,
        name text not null check (char_length(name) between 1 and 200),
        type text not null,
        visibility text not null check (visibility in ('INTERNAL', 'PARTNER')),
        uploaded_by_id uuid not null references app_user,
        uploaded_by_name text not null,
        begun_at timestamptz not null,
        stored_at timestamptz,
        size_bytes int check (size_bytes > 0),
        sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
        bound_at timestamptz,
        check ((stored_at is null) = (size_bytes is null) and (stored_at is null) = (sha256 is null)),
        check (bound_at is null or stored_at is not null),
        unique (engagement_id, id),
        unique (partner_id, id),
        foreign key (partner_id, engagement_id) references engagement (partner_id, id)
      );
      create index upload_waiting on upload (engagement_id, uploaded_by_id) where bound_at is null;

      grant select, insert, update, delete on upload to causeway_app;
      alter table upload enable row level security;
      create policy app on upload to causeway_app using (true) with check (true);
      create policy portal on upload for select to causeway_portal
        using (visibility = 'PARTNER' and stored_at is not null
          and partner_id = (select nullif(current_setting('causeway.partner_id', true), '')::uuid));
      grant select (id, partner_id, name, type, visibility, stored_at, size_bytes) on upload to causeway_portal;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table upload, file_place');
  }
}
