import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The weeks of some partners: those a filter names, or the largest of a breakdown. */
export class WeeklyUsageByPartner1795305600260 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index usage_application_weekly_by_partner on usage_application_weekly (partner_id, week)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index usage_application_weekly_by_partner');
  }
}
