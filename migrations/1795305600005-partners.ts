import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Partner companies, their applications and credentials. */
export class Partners1795305600005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table partner (
        id uuid primary key,
        slug text not null unique,
        name text not null,
        kind text not null check (kind in ('FINTECH', 'MERCHANT', 'SOFTWARE_VENDOR', 'BANK', 'ENTERPRISE')),
        tier text not null check (tier in ('STRATEGIC', 'GROWTH', 'STANDARD')),
        vertical text,
        region text not null,
        time_zone text not null,
        internal boolean not null,
        version int not null,
        created_at timestamptz not null
      );
      create index partner_by_name on partner (name, id);
      grant select, insert, update on partner to causeway_app;

      create table application (
        id uuid primary key,
        partner_id uuid not null references partner,
        name text not null,
        created_at timestamptz not null,
        unique (partner_id, id),
        unique (partner_id, name)
      );
      create table application_product (
        application_id uuid not null,
        partner_id uuid not null,
        api_product_id uuid not null references api_product,
        primary key (application_id, api_product_id),
        foreign key (partner_id, application_id) references application (partner_id, id)
      );
      create table credential (
        id uuid primary key,
        application_id uuid not null,
        partner_id uuid not null,
        environment text not null check (environment in ('SANDBOX', 'PRODUCTION')),
        client_id text not null unique,
        issued_at timestamptz not null,
        expires_at timestamptz,
        revoked_at timestamptz,
        fingerprint text,
        created_at timestamptz not null,
        foreign key (partner_id, application_id) references application (partner_id, id)
      );
      create index credential_application on credential (application_id);
      create index credential_partner on credential (partner_id, environment);
      grant select, insert, update on application, credential to causeway_app;
      grant select, insert, delete on application_product to causeway_app;

      alter table app_user add constraint app_user_partner foreign key (partner_id) references partner;
      alter table api_key add constraint api_key_partner foreign key (partner_id) references partner;

      alter table partner enable row level security;
      alter table application enable row level security;
      alter table application_product enable row level security;
      alter table credential enable row level security;
      create policy app on partner to causeway_app using (true) with check (true);
      create policy app on application to causeway_app using (true) with check (true);
      create policy app on application_product to causeway_app using (true) with check (true);
      create policy app on credential to causeway_app using (true) with check (true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table api_key drop constraint api_key_partner;
      alter table app_user drop constraint app_user_partner;
      drop table credential, application_product, application, partner;
    `);
  }
}
