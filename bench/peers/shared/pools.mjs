const PARTNER = 'a0000000-0000-7000-8000-000000000001';
const SET_PARTNER = "select set_config('causeway.partner_id', $1, true)";

/** The two logins with which Causeway reads; @param pg the peer's own driver */
export function openPools(pg) {
  return {
    app: new pg.Pool({ connectionString: process.env.APP_URL, max: 10, options: '-c TimeZone=UTC' }),
    portal: new pg.Pool({ connectionString: process.env.PORTAL_URL, max: 10, pipeline: true }),
  };
}

/** One statement under row-level security, in one pipelined transaction. */
export async function readAsPartner(portal, statement) {
  const client = await portal.connect();
  try {
    const [, , result] = await Promise.all([
      client.query('begin'),
      client.query({ name: 'set', text: SET_PARTNER, values: [PARTNER] }),
      client.query(statement),
      client.query('commit'),
    ]);
    return result;
  } finally {
    client.release();
  }
}

export { PARTNER, SET_PARTNER };
