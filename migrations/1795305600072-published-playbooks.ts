import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tells shipped playbooks from those that people publish, and keeps what proves a milestone. */
export class PublishedPlaybooks1795305600072 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Nobody could publish before, so that all there are came with the product.
    await runner.query(`
      alter table playbook add column shipped boolean not null default true;
      alter table playbook alter column shipped set default false;
      alter table milestone add column proof jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table milestone drop column proof;
      alter table playbook drop column shipped;
    `);
  }
}
