import type pg from 'pg';
import { AppError } from '../../kernel/errors.js';
import { LruMap } from '../../kernel/lru-map.js';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Name of the prepared statement; without a name the statement is planned on every call. */
  readonly name: string | undefined;
  /** Whether staff may be shown rows that are a little old, as those of a replica. */
  readonly mayLag?: boolean;
}

/**
 * Maximum bytes of JSON per answer to a partner user. Companies share a process, which is blocked while it parses an answer.
 * PostgreSQL does not send longer ones.
 */
const MAX_PARTNER_BYTES = 1024 * 1024;

const SET_PARTNER = "select set_config('causeway.partner_id', $1, true)";

type Row = { answer: string | null };
type BoundedRow = Row & { bytes: number | null };

export async function readAsStaff(pool: pg.Pool, statement: Statement): Promise<string | null> {
  const { rows } = await pool.query<Row>({ ...statement, values: [...statement.values] });
  return rows[0]?.answer ?? null;
}

/**
 * Reads one partner's rows. BEGIN, the setting that row security uses, the statement and COMMIT are sent in one round trip.
 * Every reply is awaited, so that no unread error stays on a connection that returns to the pool.
 */
export async function readAsPartner(
  pool: pg.Pool,
  partnerId: string,
  statement: Statement,
): Promise<string | null> {
  const client = await pool.connect();
  let broken = true;
  try {
    const replies = await Promise.allSettled(
      inOneWrite(client, () => [
        client.query('begin read only'),
        client.query({ name: 'set_partner', text: SET_PARTNER, values: [partnerId] }),
        client.query<BoundedRow>({
          ...statement,
          text: bounded(statement.text),
          values: [...statement.values],
        }),
        client.query('commit'),
      ]),
    );
    // If COMMIT was answered, even as a rollback after a failed statement, the connection is clean and can be reused.
    broken = replies[3].status === 'rejected';
    const failed = replies.find((reply) => reply.status === 'rejected');
    if (failed) throw failed.reason;
    const row = replies[2].status === 'fulfilled' ? replies[2].value.rows[0] : undefined;
    return row ? withinLimit(row) : null;
  } finally {
    client.release(broken);
  }
}

/** Sends the statements with one system call, for which PostgreSQL wakes up once. */
function inOneWrite<T>(client: pg.PoolClient, send: () => T): T {
  const { stream } = client.connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

/** By the statement's text: PostgreSQL's client compares long texts faster if they are the same string. */
const boundedTexts = new LruMap<string, string>(500);

function bounded(text: string): string {
  const known = boundedTexts.get(text);
  if (known !== undefined) return known;
  const made = boundedText(text);
  boundedTexts.set(text, made);
  return made;
}

/** `offset 0` prevents PostgreSQL from merging the subqueries, which would compute the answer anew for each use. */
function boundedText(text: string): string {
  return `select case when bytes <= ${MAX_PARTNER_BYTES} then answer end as answer, bytes
    from (select answer, octet_length(answer) as bytes from (select answer::text as answer from (${text}) a offset 0) b) c`;
}

/** @throws AppError BAD_USER_INPUT if the answer is too long and was not sent */
function withinLimit({ answer, bytes }: BoundedRow): string | null {
  if (bytes === null || bytes <= MAX_PARTNER_BYTES) return answer;
  const [is, most] = [bytes, MAX_PARTNER_BYTES].map((each) => Math.ceil(each / 1024));
  throw new AppError(
    'BAD_USER_INPUT',
    `The response would be ${is} KiB; the limit is ${most} KiB. Request smaller pages or fewer nested lists.`,
  );
}
