import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Due work that needs a job of its own, because a job with others failed. */
export class DueWorkAlone1795305600461 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table due_work add column alone boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table due_work drop column alone');
  }
}
