import pg from 'pg';

/** Connections of `causeway_app` to a replica. */
export interface ReplicaPools {
  readonly reads: pg.Pool;
  /** A single connection that asks how far the replica is, whatever the others wait for. */
  readonly watch: pg.Pool;
}

/** The logins that serve requests: `causeway_app` for staff and workers, `causeway_portal` for partner users. */
export class Pools {
  constructor(
    readonly staff: pg.Pool,
    readonly portal: pg.Pool,
    readonly replica: ReplicaPools | null = null,
  ) {}

  async end(): Promise<void> {
    const { staff, portal, replica } = this;
    await Promise.all(
      [staff, portal, ...(replica ? [replica.reads, replica.watch] : [])].map((pool) => pool.end()),
    );
  }
}

/** Dates and intervals stay text: a JavaScript Date could shift a day into another time zone. */
const AS_TEXT = new Set<number>([pg.types.builtins.DATE, pg.types.builtins.INTERVAL]);
type Parser = (value: string) => unknown;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format) =>
    AS_TEXT.has(oid) ? (value: string) => value : (pg.types.getTypeParser(oid, format) as Parser),
};

/** Connections are replaced after this time, to free what PostgreSQL keeps per connection, mainly prepared statements. */
export const CONNECTION_LIFETIME_SECONDS = 600;

/**
 * Without this limit a process that freezes or loses its network inside a transaction would hold its locks for hours, and jobs
 * would wait for them. It is far longer than any transaction waits for anything but PostgreSQL.
 */
export const IDLE_IN_TRANSACTION_MS = 60_000;

/**
 * Statements take milliseconds: to start parallel workers, or to compile to machine code, takes longer than either saves, and
 * takes cores from other requests.
 */
const SETTINGS = '-c TimeZone=UTC -c max_parallel_workers_per_gather=0 -c jit=off';

export interface PoolOptions {
  readonly url: string;
  readonly max: number;
  /** Milliseconds after which PostgreSQL cancels a statement. */
  readonly statementTimeoutMs: number;
  readonly onError: (error: Error) => void;
  /** Milliseconds after which a connection that the server does not accept is given up. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds after which a connection that does not answer is given up; by default it is waited for. */
  readonly answerTimeoutMs?: number;
}

export function openPool(
  { url, max, statementTimeoutMs, onError, connectTimeoutMs = 5_000, answerTimeoutMs }: PoolOptions,
  pipeline = false,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds: CONNECTION_LIFETIME_SECONDS,
    connectionTimeoutMillis: connectTimeoutMs,
    ...(answerTimeoutMs === undefined ? {} : { query_timeout: answerTimeoutMs }),
    application_name: 'causeway',
    options: SETTINGS,
    ...(pipeline ? { pipeline: true } : {}),
  });
  // Without a handler, an idle connection closed by PostgreSQL would crash the process.
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}
