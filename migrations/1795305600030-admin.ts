import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What admins need: lists of users, keys and the audit log in order, and credentials that replace one another. */
export class Admin1795305600030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unique index app_user_engineer_once on app_user (engineer_id)
        where engineer_id is not null and deactivated_at is null;
      create index app_user_by_name on app_user (name, id);
      create index app_user_partner_of on app_user (partner_id) where partner_id is not null;
      create index api_key_by_age on api_key (created_at, id);

      create index audit_entry_by_age on audit_entry (at, id);
      create index audit_entry_partner on audit_entry (partner_id, at, id) where partner_id is not null;
      create index audit_entry_actor on audit_entry (actor_id, at, id) where actor_id is not null;
      create index audit_entry_action on audit_entry (action, at, id);

      alter table credential
        add column revocation_reason text,
        add column replaces_id uuid,
        add constraint credential_reason_of_revocation check (revocation_reason is null or revoked_at is not null),
        add constraint credential_of_application unique (partner_id, application_id, id),
        add constraint credential_replaced_once unique (replaces_id),
        add constraint credential_replaces foreign key (partner_id, application_id, replaces_id)
          references credential (partner_id, application_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table credential
        drop constraint credential_replaces,
        drop constraint credential_replaced_once,
        drop constraint credential_of_application,
        drop constraint credential_reason_of_revocation,
        drop column replaces_id,
        drop column revocation_reason;
      drop index audit_entry_action, audit_entry_actor, audit_entry_partner, audit_entry_by_age, api_key_by_age,
        app_user_partner_of, app_user_by_name, app_user_engineer_once;
    `);
  }
}
