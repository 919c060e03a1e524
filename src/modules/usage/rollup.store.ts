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
const DAY = "(start at time zone 'utc')::date";

/** Cells with what their credential and version determine. */
const CELLS = `
  cell as materialized (
    select cell.*, c.partner_id, c.application_id, c.environment, v.api_product_id
    from unnest(${COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')}) as cell (${names(COLUMNS)})
    join credential c on c.id = cell.credential_id
    join api_version v on v.id = cell.api_version_id
  )`;

/** A table of usage by the values of some columns. */
interface Rollup {
  /** Names the table. */
  readonly insert: string;
  /** Expressions over a cell of the columns that identify a row, in the order of the unique index. */
  readonly key: Readonly<Record<string, string>>;
  /** Columns that follow from the key. */
  readonly also: readonly string[];
  readonly hasInstants: boolean;
}

const HOURLY: Rollup = {
  insert: 'insert into usage_hourly',
  key: {
    ...{ credential_id: 'credential_id', hour: 'start' },
    ...{ api_version_id: 'api_version_id', api_operation_id: 'api_operation_id' },
  },
  also: ['partner_id', 'application_id', 'environment', 'api_product_id'],
  hasInstants: true,
};

const DAILY: Rollup = {
  ...HOURLY,
  insert: 'insert into usage_daily',
  key: {
    ...{ credential_id: 'credential_id', day: DAY },
    ...{ api_version_id: 'api_version_id', api_operation_id: 'api_operation_id' },
  },
};

const APPLICATION_DAILY: Rollup = {
  insert: 'insert into usage_application_daily',
  key: {
    ...{ application_id: 'application_id', day: DAY },
    ...{ environment: 'environment', api_version_id: 'api_version_id' },
  },
  also: ['partner_id', 'api_product_id'],
  hasInstants: true,
};

const APPLICATION_WEEKLY: Rollup = {
  ...APPLICATION_DAILY,
  insert: 'insert into usage_application_weekly',
  key: {
    ...{ application_id: 'application_id', week: `date_trunc('week', ${DAY})::date` },
    ...{ environment: 'environment', api_version_id: 'api_version_id' },
  },
};

/** All partners share its rows, so it comes last: they stay locked until the transaction ends. */
const OPERATION_DAILY: Rollup = {
  insert: 'insert into usage_operation_daily',
  key: {
    ...{ day: DAY, environment: 'environment' },
    ...{ api_version_id: 'api_version_id', api_operation_id: 'api_operation_id' },
  },
  also: ['api_product_id'],
  hasInstants: false,
};

/** Adds cells to a rollup. Rows are locked in the order of the unique index so that concurrent writers cannot deadlock. */
function addition({ insert, key, also, hasInstants }: Rollup): string {
  const [keys, values] = [Object.keys(key), Object.values(key)];
  const instants = hasInstants ? INSTANTS : [];
  const summed = COUNTS.map(([name]) => `sum(${name})`);
  const groups = [...values, ...also].map((_value, index) => index + 1).join(', ');
  const bounds = hasInstants ? ['min(first_success_at)', 'max(last_call_at)'] : [];
  return `
  ${insert} as kept (${[...keys, ...also].join(', ')}, ${names([...COUNTS, ...instants])})
  select ${[...values, ...also, ...summed, ...bounds].join(', ')}
  from cell group by ${groups} order by ${keys.map((_key, index) => index + 1).join(', ')}
  on conflict (${keys.join(', ')}) do update set
    ${COUNTS.map(([name]) => `${name} = kept.${name} + excluded.${name}`).join(', ')}
    ${hasInstants ? ', first_success_at = least(kept.first_success_at, excluded.first_success_at)' : ''}
    ${hasInstants ? ', last_call_at = greatest(kept.last_call_at, excluded.last_call_at)' : ''}`;
}

const ADD_HOURLY = `with ${CELLS} ${addition(HOURLY)}`;
const ADD_DAILY = [DAILY, APPLICATION_DAILY, APPLICATION_WEEKLY, OPERATION_DAILY].map(
  (rollup) => `with ${CELLS} ${addition(rollup)}`,
);

/** @param cells per UTC hour */
export async function addHourly(tx: Tx, cells: readonly RollupCell[]): Promise<void> {
  await query(tx, ADD_HOURLY, arraysOf(cells));
}

/** Adds to all rollups by day or week. @param cells per UTC day */
export async function addDaily(tx: Tx, cells: readonly RollupCell[]): Promise<void> {
  const arrays = arraysOf(cells);
  for (const statement of ADD_DAILY) await query(tx, statement, arrays);
}

function arraysOf(cells: readonly RollupCell[]): unknown[][] {
  return COLUMNS.map(([, , valueOf]) => cells.map(valueOf));
}
