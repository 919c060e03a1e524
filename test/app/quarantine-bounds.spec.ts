import { TestApp } from '../support/app.js';
import { ADMIN, NORTHWIND_ID } from '../support/people.js';
import * as usage from '../support/usage.js';

/** The maximum in quarantine per API key. */
const QUOTA = 100_000;
const AUDIT = '{ auditLog(filter: { action: { in: ["quarantine.expire"] } }) { nodes { changes } } }';

describe('the quarantine', () => {
  let app: TestApp;
  let full: string, other: string;

  beforeAll(async () => {
    app = await TestApp.start();
    await usage.seedUsageWorld(app.pools.staff);
    full = await usage.createKey(app.pools.staff, NORTHWIND_ID);
    other = await usage.createKey(app.pools.staff, null);
  });
  afterAll(() => app.stop());

  const send = async (key: string, ...ids: string[]) => {
    const records = ids.map((id) => usage.call(id, { clientId: 'nobody-knows' }));
    return (await usage.send(app, usage.lines(...records), { type: usage.NDJSON, key })).body;
  };
  const count = async (table: string): Promise<number> => {
    const { rows } = await app.pools.staff.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    return rows[0]!.n;
  };
  /** Fills the key's share except for a few places, in parts that even a busy machine can write in time. */
  const fill = async (free: number) => {
    const missing = QUOTA - free - (await count('quarantined_usage'));
    for (let from = 1; from <= missing; from += 20_000)
      await app.pools.staff.query(
        `insert into quarantined_usage
           (id, received_at, reason, client_id, sender_partner_id, api_key_id, key, record)
         select gen_random_uuid(), received_at, reason, client_id, sender_partner_id, api_key_id, decode(md5(n::text), 'hex'),
           record
         from (select * from quarantined_usage where client_id is not null limit 1) q, generate_series($1::int, $2::int) n`,
        [from, Math.min(missing, from + 19_999)],
      );
  };

  it('is limited per key; further records are rejected one by one, and are new when sent again', async () => {
    expect(await send(full, 'first')).toMatchObject({ quarantined: 1, rejectedTotal: 0 });
    await fill(2);
    const answer = await send(full, 'a', 'b', 'c', 'd');
    expect(answer).toMatchObject({ accepted: 0, duplicates: 0, quarantined: 2, rejectedTotal: 2 });
    const reason = expect.stringMatching(
      /^This API key already has 100000 records in quarantine; .* send this again\.$/,
    );
    expect(answer.rejected).toEqual([2, 3].map((index) => ({ index, reason })));
    expect(await count('quarantined_usage')).toBe(QUOTA);

    expect(await send(other, 'a', 'b')).toMatchObject({ quarantined: 2, rejectedTotal: 0 });
    expect(await send(full, 'a', 'c')).toMatchObject({ duplicates: 1, quarantined: 0, rejectedTotal: 1 });
    await app.pools.staff.query("delete from quarantined_usage where key = decode(md5('7'), 'hex')");
    expect(await send(full, 'c')).toMatchObject({ duplicates: 0, quarantined: 1, rejectedTotal: 0 });
  });

  it('stores a record only once, however many senders send it at once', async () => {
    await app.pools.staff.query("delete from quarantined_usage where key = decode(md5('8'), 'hex')");
    const answers = await Promise.all(['p', 'q', 'r', 's'].map((id) => send(full, id)));
    expect(answers.map(({ quarantined }) => quarantined).sort()).toEqual([0, 0, 0, 1]);
  });

  it('keeps the place of a record without a client ID for its replacement', async () => {
    await app.pools.staff.query("delete from quarantined_usage where key = decode(md5('9'), 'hex')");
    const records = [usage.call('m', { clientId: undefined })];
    const body = async () =>
      (await usage.send(app, usage.lines(...records), { type: usage.NDJSON, key: full })).body;
    expect(await body()).toMatchObject({ quarantined: 1 });
    records.splice(0, 1, usage.call('n', { clientId: 'x' }), usage.call('m', { clientId: 'x' }));
    expect(await body()).toMatchObject({ quarantined: 1, rejected: [{ index: 0 }], rejectedTotal: 1 });
  });

  it('drops records after 90 days, each in its turn, which are then new when sent again', async () => {
    await app.pools.staff.query('delete from quarantined_usage; delete from usage_key; delete from due_work');
    await send(full, 'old');
    await app.moveTo('2026-12-10T15:00:00Z');
    await send(full, 'young');
    await send(other, 'another');
    await app.moveTo('2027-02-28T14:59:59Z');
    expect(await count('quarantined_usage')).toBe(3);
    await app.moveTo('2027-02-28T15:00:00Z');
    expect(await count('quarantined_usage')).toBe(2);
    expect(await count('usage_key')).toBe(2);
    const { data } = await app.gql(ADMIN, AUDIT);
    expect(data.auditLog.nodes).toEqual([{ changes: { records: 1 } }]);
    expect(await send(full, 'old', 'young')).toMatchObject({ duplicates: 1, quarantined: 1 });

    await app.moveTo('2027-03-10T15:00:00Z');
    expect(await count('quarantined_usage')).toBe(1);
    await app.moveTo('2027-05-29T15:00:00Z');
    expect(await count('quarantined_usage')).toBe(0);
    expect(await count("due_work where kind = 'usage.quarantine-expires'")).toBe(0);
  });
});
