import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets evidence be a file instead of a link, each file once. */
export class FileEvidence1795305600084 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table checklist_evidence
        drop constraint checklist_evidence_is_there,
        add upload_id uuid unique,
        add constraint checklist_evidence_is_there check ((url is null) <> (upload_id is null)),
        add foreign key (engagement_id, upload_id) references upload (engagement_id, id);
      grant select (upload_id) on checklist_evidence to causeway_portal;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table checklist_evidence
        drop constraint checklist_evidence_is_there,
        drop column upload_id,
        add constraint checklist_evidence_is_there check (url is not null);
    `);
  }
}
