import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who raised a blocker decides on who may resolve it; the portal shows that, and the latest rating. */
export class PortalBlockerRights1795305600290 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table blocker add raised_by_partner boolean not null default false;
      update blocker b set raised_by_partner = true
        from app_user u where u.id = b.raised_by_id and u.partner_id = b.partner_id;
      grant select (raised_by_partner) on blocker to causeway_portal;
      grant select (engagement_id) on pulse to causeway_portal;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select (engagement_id) on pulse from causeway_portal;
      alter table blocker drop raised_by_partner;
    `);
  }
}
