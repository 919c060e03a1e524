import { copyIn } from '../../platform/database/copy-in.js';
import { type Tx, preparedQuery, query } from '../../platform/database/tx.js';
import type { RollupCell } from './domain/rollup.js';
import { COUNT_COLUMNS } from './usage-counts.js';

const INSTANTS = ['first_success_at', 'last_call_at'];
const DAY = "(start at time zone 'utc')::date";

/** Kept for the whole connection and emptied at each commit, so that batches do not bloat the system catalogs. */
const CELL_TABLE = `
  create temporary table if not exists usage_cell (
    start timestamptz, credential_id uuid, api_version_id uuid, api_operation_id uuid,
    partner_id uuid, application_id uuid, environment text, api_product_id uuid,
    ${COUNT_COLUMNS.map((name) => `${name} int`).join(', ')},
    ${INSTANTS.map((name) => `${name} timestamptz`).join(', ')}
  ) on commit delete rows`;

/** A table of usage by the values of some columns. */
interface Rollup {
  /** Names the table. */
  readonly insert: string;
  /**
   * Expressions over a cell of the columns that identify a row, in the order of the unique index. The partner is among them where
   * rows have one, so that the table can be distributed by it.
   */
  readonly key: Readonly<Record<string, string>>;
  /** Columns that follow from the key. */
  readonly also: readonly string[];
  readonly hasInstants: boolean;
  /** Set if each cell is a row. */
  readonly isFinest?: boolean;
}

const OF_OPERATION = { api_version_id: 'api_version_id', api_operation_id: 'api_operation_id' };

const OF_PARTNER = { partner_id: 'partner_id' };

const HOURLY: Rollup = {
  insert: 'insert into usage_hourly',
  key: { credential_id: 'credential_id', hour: 'start', ...OF_OPERATION, ...OF_PARTNER },
  also: ['application_id', 'environment', 'api_product_id'],
  hasInstants: true,
  isFinest: true,
};

const DAILY: Rollup = {
  ...HOURLY,
  isFinest: false,
  insert: 'insert into usage_daily',
  key: { credential_id: 'credential_id', day: DAY, ...OF_OPERATION, ...OF_PARTNER },
};

const APPLICATION_DAILY: Rollup = {
  insert: 'insert into usage_application_daily',
  key: {
    ...{ application_id: 'application_id', day: DAY },
    ...{ environment: 'environment', api_version_id: 'api_version_id', ...OF_PARTNER },
  },
  also: ['api_product_id'],
  hasInstants: true,
};

const APPLICATION_WEEKLY: Rollup = {
  ...APPLICATION_DAILY,
  insert: 'insert into usage_application_weekly',
  key: {
    ...{ application_id: 'application_id', week: `date_trunc('week', ${DAY})::date` },
    ...{ environment: 'environment', api_version_id: 'api_version_id', ...OF_PARTNER },
  },
};

const OPERATION_DAILY: Rollup = {
  insert: 'insert into usage_operation_daily',
  key: { day: DAY, environment: 'environment', ...OF_OPERATION },
  also: ['api_product_id'],
  hasInstants: false,
};

const VERSION_DAILY: Rollup = {
  insert: 'insert into usage_version_daily',
  key: { day: DAY, environment: 'environment', api_version_id: 'api_version_id' },
  also: ['api_product_id'],
  hasInstants: false,
};

/** Adds cells to a rollup. Rows are locked in the order of the unique index so that concurrent writers cannot deadlock. */
function addition({ insert, key, also, hasInstants, isFinest }: Rollup): string {
  const [keys, values] = [Object.keys(key), Object.values(key)];
  const instants = hasInstants ? INSTANTS : [];
  const sums = [
    ...COUNT_COLUMNS.map((name) => `sum(${name})`),
    ...(hasInstants ? ['min(first_success_at)', 'max(last_call_at)'] : []),
  ];
  const groups = [...values, ...also].map((_value, index) => index + 1).join(', ');
  return `
  ${insert} as kept (${[...keys, ...also, ...COUNT_COLUMNS, ...instants].join(', ')})
  select ${[...values, ...also, ...(isFinest ? [...COUNT_COLUMNS, ...instants] : sums)].join(', ')}
  from usage_cell ${isFinest ? '' : `group by ${groups}`} order by ${keys.map((_key, index) => index + 1).join(', ')}
  on conflict (${keys.join(', ')}) do update set
    ${COUNT_COLUMNS.map((name) => `${name} = kept.${name} + excluded.${name}`).join(', ')}
    ${hasInstants ? ', first_success_at = least(kept.first_success_at, excluded.first_success_at)' : ''}
    ${hasInstants ? ', last_call_at = greatest(kept.last_call_at, excluded.last_call_at)' : ''}`;
}

/** All partners share the rows of the last two, so these come last: they stay locked until the transaction ends. */
const ADDITIONS = [HOURLY, DAILY, APPLICATION_DAILY, APPLICATION_WEEKLY, OPERATION_DAILY, VERSION_DAILY].map(
  (rollup) => ({ name: `${rollup.insert} from usage_cell`, text: addition(rollup) }),
);

/** What a credential and a version determine. */
const OWNERS = `
  select c.id, c.partner_id as "partnerId", c.application_id as "applicationId", c.environment
  from credential c where c.id = any($1::uuid[])`;
const PRODUCTS = 'select id, api_product_id as "apiProductId" from api_version where id = any($1::uuid[])';

interface Owner {
  readonly id: string;
  readonly partnerId: string;
  readonly applicationId: string;
  readonly environment: string;
}

/** Adds cells per UTC hour to all rollups. */
export async function addToRollups(tx: Tx, cells: readonly RollupCell[]): Promise<void> {
  if (cells.length === 0) return;
  const idsOf = (of: (cell: RollupCell) => string) => [[...new Set(cells.map(of))]];
  const owners = await query<Owner>(
    tx,
    OWNERS,
    idsOf(({ credentialId }) => credentialId),
  );
  const products = await query<{ id: string; apiProductId: string }>(
    tx,
    PRODUCTS,
    idsOf((each) => each.apiVersionId),
  );
  await query(tx, CELL_TABLE);
  await copyIn(tx, 'usage_cell from stdin', linesOf(cells, owners, products));
  for (const { name, text } of ADDITIONS) await preparedQuery(tx, name, text, []);
}

/** Lines sent at a time. */
const CHUNK = 1_000;
/** How COPY's text format writes null. */
const NULL = '\\N';

/** The cells in COPY's text format; none of their values needs escaping. */
function* linesOf(
  cells: readonly RollupCell[],
  owners: readonly Owner[],
  products: readonly { readonly id: string; readonly apiProductId: string }[],
): Generator<string> {
  const columnsOf = new Map(
    owners.map(({ id, partnerId, applicationId, environment }) => [
      id,
      [partnerId, applicationId, environment].join('\t'),
    ]),
  );
  const productOf = new Map(products.map(({ id, apiProductId }) => [id, apiProductId]));
  const lineOf = (cell: RollupCell) =>
    `${cell.start.toISOString()}\t${cell.credentialId}\t${cell.apiVersionId}\t${cell.operationId ?? NULL}\t` +
    `${columnsOf.get(cell.credentialId)!}\t${productOf.get(cell.apiVersionId)!}\t` +
    `${cell.calls}\t${cell.successes}\t${cell.clientErrors}\t${cell.throttled}\t${cell.serverErrors}\t` +
    `${cell.latencyCounts.join('\t')}\t${cell.firstSuccessAt?.toISOString() ?? NULL}\t${cell.lastCallAt.toISOString()}\n`;
  for (let start = 0; start < cells.length; start += CHUNK)
    yield cells
      .slice(start, start + CHUNK)
      .map(lineOf)
      .join('');
}
