import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Progress entries can be withdrawn, hidden and moved to another day, and revisions keep all of it. The row of a
 * withdrawn entry can hold no other text, so no partner can read the old one, whatever a query forgets.
 */
export class WithdrawnProgress1795305600190 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table progress_entry
        add column withdrawn boolean not null default false,
        add check (not withdrawn or text = 'Withdrawn.');
      grant select (withdrawn) on progress_entry to causeway_portal;

      alter table progress_revision
        add column day date,
        add column visibility text check (visibility in ('INTERNAL', 'PARTNER')),
        add column withdrawn boolean not null default false;
      update progress_revision r set day = e.day, visibility = e.visibility
      from progress_entry e where e.id = r.entry_id;
      alter table progress_revision
        alter column day set not null,
        alter column visibility set not null,
        alter column withdrawn drop default;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table progress_revision drop column day, drop column visibility, drop column withdrawn;
      revoke select (withdrawn) on progress_entry from causeway_portal;
      alter table progress_entry drop column withdrawn;
    `);
  }
}
