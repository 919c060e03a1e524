import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file's visibility can be changed, so files have versions. */
export class FileVersions1795305600191 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table upload add column version int not null default 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table upload drop column version');
  }
}
