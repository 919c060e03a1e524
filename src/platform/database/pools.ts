import pg from 'pg';

/** The logins that serve requests: `causeway_app` for staff and workers, `causeway_portal` for partner users. */
export class Pools {
  constructor(
    readonly staff: pg.Pool,
    readonly portal: pg.Pool,
  ) {}

  async end(): Promise<void> {
    await Promise.all([this.staff.end(), this.portal.end()]);
  }
}

/** Days and intervals stay text: a Date would move a day into another zone. */
const AS_TEXT = new Set<number>([pg.types.builtins.DATE, pg.types.builtins.INTERVAL]);
type Parser = (value: string) => unknown;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format) =>
    AS_TEXT.has(oid) ? (value: string) => value : (pg.types.getTypeParser(oid, format) as Parser),
};

/** A connection is replaced after so long, and with it what PostgreSQL keeps for it: its prepared statements above all. */
export const CONNECTION_LIFETIME_SECONDS = 600;

/**
 * A process that is frozen or cut off in the middle of a transaction would keep its locks for hours, and jobs wait for the
 * dispatch that made them. Far longer than any transaction waits for something else than PostgreSQL.
 */
export const IDLE_IN_TRANSACTION_MS = 60_000;

export interface PoolOptions {
  readonly url: string;
  readonly max: number;
  /** Milliseconds after which PostgreSQL ends a statement. */
  readonly statementTimeoutMs: number;
  readonly onError: (error: Error) => void;
}

export function openPool({ url, max, statementTimeoutMs, onError }: PoolOptions, pipeline = false): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds: CONNECTION_LIFETIME_SECONDS,
    connectionTimeoutMillis: 5_000,
    application_name: 'causeway',
    options: '-c TimeZone=UTC',
    ...(pipeline ? { pipeline: true } : {}),
  });
  // Without a handler a connection that PostgreSQL drops while idle would end the process.
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}
