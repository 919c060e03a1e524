import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For the funnel: days with a successful call in order without visiting the table, entries into LAUNCH, cohorts by start. */
export class AdoptionSteps1795305600230 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- It has no counter, so that ingest can still update rows without touching an index.
      create index usage_application_daily_successes on usage_application_daily (partner_id, environment, day)
        include (api_version_id, first_success_at) where first_success_at is not null;
      create index engagement_history_launch on engagement_history (engagement_id, at) where stage = 'LAUNCH';
      create index engagement_by_start on engagement (started_on);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop index usage_application_daily_successes, engagement_history_launch, engagement_by_start',
    );
  }
}
