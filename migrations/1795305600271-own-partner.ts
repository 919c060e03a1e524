import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Partner users can read the name of their company. */
export class OwnPartner1795305600271 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant select (id, name) on partner to causeway_portal;
      create policy portal on partner for select to causeway_portal
        using (id = (select nullif(current_setting('causeway.partner_id', true), '')::uuid));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy portal on partner;
      revoke select (id, name) on partner from causeway_portal;
    `);
  }
}
