import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every use case writes beside its own rows, and the public holidays that working days are counted by. */
export class Platform1795305600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke all on schema public from public;
      grant usage on schema public to causeway_app, causeway_portal;

      create table outbox (
        id uuid primary key,
        kind text not null,
        subject uuid not null,
        payload jsonb not null,
        occurred_at timestamptz not null,
        recorded_at timestamptz not null,
        request_id text,
        relayed_at timestamptz
      );
      create index outbox_waiting on outbox (recorded_at) where relayed_at is null;
      create index outbox_relayed on outbox (relayed_at) where relayed_at is not null;
      grant select, insert, update, delete on outbox to causeway_app;

      create table due_work (
        kind text not null,
        subject uuid not null,
        due_at timestamptz not null,
        handed_at timestamptz,
        primary key (kind, subject)
      );
      create index due_work_waiting on due_work (due_at) where handed_at is null;
      create index due_work_handed on due_work (handed_at) where handed_at is not null;
      grant select, insert, update, delete on due_work to causeway_app;

      create table idempotency_key (
        viewer_id uuid not null,
        key text not null,
        fingerprint text not null,
        payload jsonb not null,
        created_at timestamptz not null,
        primary key (viewer_id, key)
      );
      create index idempotency_key_age on idempotency_key (created_at);
      grant select, insert, update, delete on idempotency_key to causeway_app;

      create table audit_entry (
        id uuid primary key,
        at timestamptz not null,
        actor_kind text not null check (actor_kind in ('USER', 'API_KEY', 'SYSTEM')),
        actor_id uuid,
        actor_name text not null,
        action text not null,
        partner_id uuid,
        subject_kind text not null,
        subject_id uuid not null,
        changes jsonb not null,
        request_id text
      );
      create index audit_entry_subject on audit_entry (subject_id, at);
      grant select, insert on audit_entry to causeway_app;

      create table holiday (
        region text not null,
        day date not null,
        name text not null,
        primary key (region, day)
      );
      grant select, insert, update, delete on holiday to causeway_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table holiday, audit_entry, idempotency_key, due_work, outbox;
      revoke usage on schema public from causeway_app, causeway_portal;
      grant usage on schema public to public;
    `);
  }
}
