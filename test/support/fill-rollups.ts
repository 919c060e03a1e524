import type pg from 'pg';
import { COUNT_COLUMNS } from '../../src/modules/usage/index.js';

const OF_APPLICATION = 'application_id, partner_id, environment, api_product_id, api_version_id';
const COARSER = [
  ['usage_application_daily', 'day', `day, ${OF_APPLICATION}`],
  ['usage_application_weekly', "date_trunc('week', day)", `week, ${OF_APPLICATION}`],
  ['usage_operation_daily', 'day', 'day, environment, api_product_id, api_version_id, api_operation_id'],
  ['usage_version_daily', 'day', 'day, environment, api_product_id, api_version_id'],
] as const;

/** Computes the coarser rollups anew from usage_daily, for rows that a test inserted itself. */
export async function fillRollups(pool: pg.Pool): Promise<void> {
  for (const [table, time, columns] of COARSER) {
    const instants = table.startsWith('usage_application') ? ['first_success_at', 'last_call_at'] : [];
    const [, ...others] = columns.split(', ');
    await pool.query(`delete from ${table}`);
    await pool.query(
      `insert into ${table} (${[columns, ...COUNT_COLUMNS, ...instants].join(', ')})
       select ${[time, ...others, ...COUNT_COLUMNS.map((name) => `sum(${name})`)].join(', ')}
         ${instants.length > 0 ? ', min(first_success_at), max(last_call_at)' : ''}
       from usage_daily group by ${[time, ...others].join(', ')}`,
    );
  }
}
