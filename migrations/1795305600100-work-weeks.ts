import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The days of the week on which people work in a region, beside its public holidays. */
export class WorkWeeks1795305600100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table holiday_region
        add column work_week smallint[] not null default '{1,2,3,4,5}'
          constraint holiday_region_work_week
          check (cardinality(work_week) between 1 and 7 and work_week <@ '{1,2,3,4,5,6,7}'),
        add column work_week_set_at timestamptz,
        add column work_week_set_by text;
      update holiday_region set work_week = '{1,2,3,4,7}', revision = gen_random_uuid()
        where left(region, 2) in ('BH', 'DZ', 'EG', 'IL', 'IQ', 'JO', 'KW', 'LY', 'OM', 'QA', 'SA', 'SD', 'SY', 'YE');
      update holiday_region set work_week = '{1,2,3,4,6,7}', revision = gen_random_uuid()
        where left(region, 2) = 'IR';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table holiday_region drop column work_week, drop column work_week_set_at, drop column work_week_set_by;
    `);
  }
}
