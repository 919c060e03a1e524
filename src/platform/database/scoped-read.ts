import type pg from 'pg';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Name of the prepared statement; unnamed ones are planned at each call. */
  readonly name: string | undefined;
}

const SET_PARTNER = "select set_config('causeway.partner_id', $1, true)";

type Row = { answer: string | null };

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
      client.query<Row>({ ...statement, values: [...statement.values] }),
      client.query('commit'),
    ]);
    const failed = replies.find((reply) => reply.status === 'rejected');
    if (failed) throw failed.reason;
    broken = false;
    const answer = replies[2].status === 'fulfilled' ? replies[2].value.rows[0]?.answer : undefined;
    return answer ?? null;
  } finally {
    client.release(broken);
  }
}
