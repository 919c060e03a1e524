import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users and API keys. Their partner and engineer are tied to the tables that come later by those tables' migrations. */
export class Identity1795305600002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table app_user (
        id uuid primary key,
        email text not null unique check (email = lower(email)),
        name text not null,
        role text not null check (role in ('ADMIN', 'MANAGER', 'ENGINEER', 'COMPLIANCE', 'AUDITOR', 'PARTNER')),
        subject text unique,
        partner_id uuid,
        engineer_id uuid,
        created_at timestamptz not null,
        deactivated_at timestamptz,
        check ((role = 'PARTNER') = (partner_id is not null)),
        check ((role = 'ENGINEER') = (engineer_id is not null))
      );
      grant select, insert, update on app_user to causeway_app;

      create table api_key (
        id uuid primary key,
        name text not null,
        secret_hash bytea not null unique,
        scopes text[] not null,
        partner_id uuid,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        created_at timestamptz not null
      );
      grant select, insert, update on api_key to causeway_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table api_key, app_user');
  }
}
