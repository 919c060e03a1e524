import type pg from 'pg';
import { AppError } from '../../kernel/errors.js';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Name of the prepared statement; unnamed ones are planned at each call. */
  readonly name: string | undefined;
}

/**
 * The longest answer to a partner user, in bytes of JSON: companies share a process, and while one answer is read nobody
 * else's is. PostgreSQL keeps back what is longer.
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
 * Reads within one partner's rows: BEGIN, the setting that row security looks at, the statement and COMMIT leave in
 * one trip. Each reply is awaited, so that no error stays unread on a connection that goes back to the pool.
 */
export async function readAsPartner(
  pool: pg.Pool,
  partnerId: string,
  statement: Statement,
): Promise<string | null> {
  const client = await pool.connect();
  let broken = true;
  try {
    const replies = await Promise.allSettled([
      client.query('begin read only'),
      client.query({ name: 'set_partner', text: SET_PARTNER, values: [partnerId] }),
      client.query<BoundedRow>({
        ...statement,
        text: bounded(statement.text),
        values: [...statement.values],
      }),
      client.query('commit'),
    ]);
    // A transaction that PostgreSQL has ended, even one whose statement it refused, leaves nothing behind.
    broken = replies[3].status === 'rejected';
    const failed = replies.find((reply) => reply.status === 'rejected');
    if (failed) throw failed.reason;
    const row = replies[2].status === 'fulfilled' ? replies[2].value.rows[0] : undefined;
    return row ? shortEnough(row) : null;
  } finally {
    client.release(broken);
  }
}

function bounded(text: string): string {
  return `select case when bytes <= ${MAX_PARTNER_BYTES} then answer end as answer, bytes
    from (select answer, octet_length(answer) as bytes from (select answer::text as answer from (${text}) a) b) c`;
}

/** @throws AppError BAD_USER_INPUT for an answer that was kept back */
function shortEnough({ answer, bytes }: BoundedRow): string | null {
  if (bytes === null || bytes <= MAX_PARTNER_BYTES) return answer;
  const [is, most] = [bytes, MAX_PARTNER_BYTES].map((each) => Math.ceil(each / 1024));
  throw new AppError(
    'BAD_USER_INPUT',
    `The response would be ${is} KiB; the limit is ${most} KiB. Request smaller pages or fewer nested lists.`,
  );
}
