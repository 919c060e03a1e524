import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps the time zone of an engagement as of each instant; of the past only the present one is known. */
export class ZonesOfThePast1795305600180 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table engagement_history add time_zone text;
      update engagement_history h set time_zone = e.time_zone from engagement e where e.id = h.engagement_id;
      alter table engagement_history alter time_zone set not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table engagement_history drop time_zone;');
  }
}
