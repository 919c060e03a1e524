import { type Tx, query } from '../../platform/database/tx.js';
import type { RollupCell } from './domain/rollup.js';

type Column = readonly [name: string, type: string, valueOf: (cell: RollupCell) => unknown];

const KEY: readonly Column[] = [
  ['start', 'timestamptz', (cell) => cell.start],
  ['credential_id', 'uuid', (cell) => cell.credentialId],
  ['api_version_id', 'uuid', (cell) => cell.apiVersionId],
  ['api_operation_id', 'uuid', (cell) => cell.operationId],
];

/** Columns of the latency buckets, in the order of a cell's `latencyCounts`. */
export const LATENCY_COLUMNS = [
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
  'le_inf',
] as const;

const COUNTS: readonly Column[] = [
  ['calls', 'bigint', (cell) => cell.calls],
  ['successes', 'bigint', (cell) => cell.successes],
  ['client_errors', 'bigint', (cell) => cell.clientErrors],
  ['throttled', 'bigint', (cell) => cell.throttled],
  ['server_errors', 'bigint', (cell) => cell.serverErrors],
  ...LATENCY_COLUMNS.map((name, bucket): Column => [name, 'bigint', (cell) => cell.latencyCounts[bucket]]),
];

const INSTANTS: readonly Column[] = [
  ['first_success_at', 'timestamptz', (cell) => cell.firstSuccessAt],
  ['last_call_at', 'timestamptz', (cell) => cell.lastCallAt],
];

const COLUMNS = [...KEY, ...COUNTS, ...INSTANTS];
const names = (columns: readonly Column[]) => columns.map(([name]) => name).join(', ');

/**
 * Adds cells to a rollup; the credential determines their partner. Rows are locked in the order of the unique index so
 * that concurrent writers cannot deadlock.
 * @param insert names the rollup
 */
function addition(insert: string, start: 'hour' | 'day', startOf: string): string {
  const counts = [...COUNTS, ...INSTANTS].map(([name]) => `cell.${name}`).join(', ');
  const summed = COUNTS.map(([name]) => `${name} = kept.${name} + excluded.${name}`).join(',\n    ');
  const arrays = COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ');
  return `
  ${insert} as kept (credential_id, ${start}, api_version_id, api_operation_id, partner_id, application_id,
    environment, api_product_id, ${names([...COUNTS, ...INSTANTS])})
  select c.id, ${startOf}, v.id, cell.api_operation_id, c.partner_id, c.application_id,
    c.environment, v.api_product_id, ${counts}
  from unnest(${arrays}) as cell (${names(COLUMNS)})
  join credential c on c.id = cell.credential_id
  join api_version v on v.id = cell.api_version_id
  order by c.id, cell.start, v.id, cell.api_operation_id
  on conflict (credential_id, ${start}, api_version_id, api_operation_id) do update set
    ${summed},
    first_success_at = least(kept.first_success_at, excluded.first_success_at),
    last_call_at = greatest(kept.last_call_at, excluded.last_call_at)`;
}

const ADD_HOURLY = addition('insert into usage_hourly', 'hour', 'cell.start');
const ADD_DAILY = addition('insert into usage_daily', 'day', "(cell.start at time zone 'utc')::date");

/** @param cells per UTC hour */
export function addHourly(tx: Tx, cells: readonly RollupCell[]): Promise<unknown> {
  return query(tx, ADD_HOURLY, arraysOf(cells));
}

/** @param cells per UTC day */
export function addDaily(tx: Tx, cells: readonly RollupCell[]): Promise<unknown> {
  return query(tx, ADD_DAILY, arraysOf(cells));
}

function arraysOf(cells: readonly RollupCell[]): unknown[][] {
  return COLUMNS.map(([, , valueOf]) => cells.map(valueOf));
}
