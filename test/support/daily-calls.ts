import type pg from 'pg';
import { fromTypeId, newId } from '../../src/kernel/ids.js';
import { COUNT_COLUMNS } from '../../src/modules/usage/index.js';
import { NORTHWIND_ID } from './people.js';

/** Calls of one UTC day; TypeIDs of version and operation. */
export interface DailyCalls {
  readonly day: string;
  readonly versionId: string;
  /** Null for calls that match no operation. */
  readonly operationId: string | null;
  readonly partnerId?: string;
  readonly environment?: 'SANDBOX' | 'PRODUCTION';
  readonly successes?: number;
  readonly serverErrors?: number;
  readonly throttled?: number;
}

/** Inserts calls as ingest would leave them in usage_daily. */
export async function addDailyCalls(pool: pg.Pool, calls: DailyCalls): Promise<void> {
  const { day, versionId, operationId, partnerId = NORTHWIND_ID, environment = 'SANDBOX' } = calls;
  const { successes = 0, serverErrors = 0, throttled = 0 } = calls;
  const counts: Record<string, number> = {
    ...{ calls: successes + serverErrors + throttled, successes, throttled, server_errors: serverErrors },
  };
  await pool.query('select open_usage_month($1)', [day]);
  await pool.query(
    `insert into usage_daily (day, credential_id, partner_id, application_id, environment, api_product_id,
       api_version_id, api_operation_id, last_call_at, ${COUNT_COLUMNS.join(', ')})
     select $1, $2, $3, $2, $4, v.api_product_id, v.id, $6, $1::date, ${COUNT_COLUMNS.map((name) => counts[name] ?? 0).join(', ')}
     from api_version v where v.id = $5`,
    [
      ...[day, newId(), partnerId, environment, fromTypeId('apiVersion', versionId)],
      operationId && fromTypeId('apiOperation', operationId),
    ],
  );
}
