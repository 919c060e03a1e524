import type { MigrationInterface, QueryRunner } from 'typeorm';

const COUNTERS = [
  ...['calls', 'successes', 'client_errors', 'throttled', 'server_errors'],
  ...[
    'le_5',
    'le_10',
    'le_25',
    'le_50',
    'le_100',
    'le_250',
    'le_500',
    'le_1000',
    'le_2500',
    'le_5000',
    'le_10000',
  ],
  'le_inf',
];

/** The coarsest rollup: a row per version and day for all partners, so that portfolio-wide questions stay quick. */
export class UsageByVersion1795305600212 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table usage_version_daily (
        day date not null,
        environment text not null check (environment in ('SANDBOX', 'PRODUCTION')),
        api_product_id uuid not null,
        api_version_id uuid not null,
        ${COUNTERS.map((name) => `${name} bigint not null`).join(', ')},
        primary key (day, environment, api_version_id)
      ) with (fillfactor = 50);
      insert into usage_version_daily
      select day, environment, api_product_id, api_version_id, ${COUNTERS.map((name) => `sum(${name})`).join(', ')}
      from usage_operation_daily group by 1, 2, 3, 4;
      grant select, insert, update, delete on usage_version_daily to causeway_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table usage_version_daily');
  }
}
