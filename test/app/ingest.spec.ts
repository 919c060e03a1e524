import pg from 'pg';
import { TestApp } from '../support/app.js';
import { terminate, untilBlockedBy } from '../support/blocked.js';
import * as usage from '../support/usage.js';

type Call = ReturnType<typeof usage.call>;

const BUCKETS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, Infinity];
const PATHS = [
  '/accounts/v1/accounts',
  '/accounts/v1/accounts/7',
  '/accounts/v1/other',
  '/payments/v1/payments',
];
const STATUSES = [200, 302, 404, 429, 503];
const CLIENTS = ['northwind-sandbox', 'northwind-live', 'globex-live'];

/** The same numbers on each run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function randomCalls(count: number, prefix: string): Call[] {
  const random = randomNumbers(7);
  const one = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)]!;
  return Array.from({ length: count }, (_value, index) =>
    usage.call(`${prefix}${index}`, {
      time: new Date(Date.UTC(2026, 9, 31) + random() * 3 * 86_400_000).toISOString(),
      clientId: one(CLIENTS),
      path: one(PATHS),
      status: one(STATUSES),
      latencyMs: random() < 0.1 ? undefined : Math.ceil(random() ** 4 * 20_000),
    }),
  );
}

/** Counts, first success and last call per period, client ID and path, computed in the simplest way. */
function recount(calls: readonly Call[], spanOf: (time: string) => string): Map<string, number[]> {
  const cells = new Map<string, number[]>();
  for (const { time, clientId, path, status, latencyMs } of calls) {
    const name = `${spanOf(time)} ${clientId} ${path}`;
    const cell = cells.get(name) ?? [...new Array<number>(5 + BUCKETS.length).fill(0), Infinity, 0];
    const outcome = status === 429 ? 3 : status < 400 ? 1 : status < 500 ? 2 : 4;
    cell[0]! += 1;
    cell[outcome]! += 1;
    if (status !== 429 && latencyMs !== undefined)
      cell[5 + BUCKETS.findIndex((bound) => latencyMs <= bound)]! += 1;
    if (status < 400) cell[17] = Math.min(cell[17]!, Date.parse(time));
    cell[18] = Math.max(cell[18]!, Date.parse(time));
    cells.set(name, cell);
  }
  return cells;
}

describe('ingest', () => {
  let app: TestApp;
  let key: string;

  beforeAll(async () => {
    app = await TestApp.start();
    await usage.seedUsageWorld(app.pools.staff);
    key = await usage.createKey(app.pools.staff, null);
  });
  afterAll(() => app.stop());
  beforeEach(() =>
    app.pools.staff.query('delete from usage_hourly; delete from usage_daily; delete from outbox'),
  );

  const send = async (calls: readonly Call[]) =>
    (await usage.send(app, usage.lines(...calls), { type: usage.NDJSON, key })).body;

  async function counted(table: 'usage_hourly' | 'usage_daily'): Promise<Map<string, number[]>> {
    const { rows } = await app.pools.staff.query<{ name: string; counts: number[] }>(`
      select concat_ws(' ', ${table === 'usage_daily' ? 'u.day' : `to_char(u.hour, 'YYYY-MM-DD"T"HH24')`}, c.client_id,
          case when p.slug = 'payments' then '/payments/v1/payments'
            when o.path = '/accounts' then '/accounts/v1/accounts'
            when o.path = '/accounts/{id}' then '/accounts/v1/accounts/7' else '/accounts/v1/other' end) as name,
        array[calls, successes, client_errors, throttled, server_errors, le_5, le_10, le_25, le_50, le_100, le_250, le_500,
          le_1000, le_2500, le_5000, le_10000, le_inf]::float8[] || coalesce(extract(epoch from first_success_at) * 1000, 'Infinity')::float8
          || extract(epoch from last_call_at)::float8 * 1000 as counts
      from ${table} u join credential c on c.id = u.credential_id join api_product p on p.id = u.api_product_id
      left join api_operation o on o.id = u.api_operation_id`);
    return new Map(rows.map(({ name, counts }) => [name, counts]));
  }

  async function expectExactly(calls: readonly Call[]): Promise<void> {
    expect(await counted('usage_hourly')).toEqual(recount(calls, (time) => time.slice(0, 13)));
    expect(await counted('usage_daily')).toEqual(recount(calls, (time) => time.slice(0, 10)));
  }

  it('aggregates like a naive recount, even if batches overlap', async () => {
    const calls = randomCalls(3000, 'overlap ');
    // Methods other than POST match no operation of payments, so the path only identifies the product.
    for (let start = 0; start < calls.length; start += 500) await send(calls.slice(start, start + 800));
    await expectExactly(calls);
  });

  it('counts once what eight senders send at once, in any order', async () => {
    const calls = randomCalls(2000, 'at once ');
    const orders = [
      calls,
      calls.toReversed(),
      [...calls.slice(900), ...calls.slice(0, 900)],
      calls.slice(500),
    ];
    const answers = await Promise.all([...orders, ...orders].map(send));
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(2000);
    expect(answers.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(2 * (3 * 2000 + 1500) - 2000);
    await expectExactly(calls);
  });

  it('adds up different batches for the same cells at once', async () => {
    const calls = randomCalls(4000, 'cells ');
    const parts = [0, 1, 2, 3, 4, 5, 6, 7].map((part) => calls.filter((_call, index) => index % 8 === part));
    const answers = await Promise.all(parts.map((part, index) => send(index % 2 ? part.toReversed() : part)));
    expect(answers.map(({ accepted }) => accepted)).toEqual(new Array(8).fill(500));
    await expectExactly(calls);
  });

  it('neither loses nor duplicates anything if the connection dies in the middle', async () => {
    const calls = randomCalls(500, 'killed ');
    const holder = await app.pools.staff.connect();
    await holder.query('begin; lock table usage_daily in share row exclusive mode');
    const answer = usage.send(app, usage.lines(...calls), { type: usage.NDJSON, key });
    await terminate(holder, await untilBlockedBy(holder));
    expect(await answer).toMatchObject({ status: 503, body: { error: { code: 'UNAVAILABLE' } } });
    await holder.query('rollback');
    holder.release();
    await expectExactly([]);
    expect(await send(calls)).toMatchObject({ accepted: 500, duplicates: 0 });
    await expectExactly(calls);
  });

  it('uses as many statements for two thousand records as for twenty', async () => {
    const few = await statementsOf(() => send(randomCalls(20, 'few ')));
    const many = await statementsOf(() => send(randomCalls(2000, 'many ')));
    expect(many).toEqual(few);
    expect([many[0], many.at(-1)]).toEqual(['START TRANSACTION', 'COMMIT']);
    expect(many.length).toBeLessThan(22);
  });

  /** The statements of the transaction that copied the keys. */
  async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
    const spy = jest.spyOn(pg.Client.prototype, 'query');
    await act();
    const seen = spy.mock.calls.map(([statement], index) => ({
      client: spy.mock.contexts[index],
      text:
        typeof statement === 'string'
          ? statement
          : ((statement as { text?: string }).text ?? String(statement)),
    }));
    spy.mockRestore();
    const copying = seen.find(({ text }) => text.startsWith('copy'))!.client;
    const texts = seen.filter(({ client }) => client === copying).map(({ text }) => text);
    const copy = texts.findIndex((text) => text.startsWith('copy'));
    return texts.slice(texts.lastIndexOf('START TRANSACTION', copy), texts.indexOf('COMMIT', copy) + 1);
  }

  it('records events for the active engagements of the partners whose calls were counted, and only for those', async () => {
    const events = async () =>
      (await app.pools.staff.query(`select kind, subject from outbox`)).rows as unknown[];
    await send([
      usage.call('told', { clientId: 'globex-live' }),
      usage.call('told 2', { clientId: 'nobody' }),
    ]);
    expect(await events()).toEqual([]);
    await send([usage.call('told 3'), usage.call('told 4', { clientId: 'northwind-sandbox' })]);
    const once = [{ kind: 'usage.ingested', subject: usage.ENGAGEMENT_ID }];
    expect(await events()).toEqual(once);
    await send([usage.call('told 3')]);
    expect(await events()).toEqual(once);
    await app.pools.staff.query("update engagement set status = 'ON_HOLD'");
    await send([usage.call('told 5')]);
    expect(await events()).toEqual(once);
    await app.pools.staff.query("update engagement set status = 'ACTIVE'");
  });

  it('uses the current catalogue', async () => {
    const moved = usage.call('moved', { host: 'new.bank.example' });
    expect(await send([moved])).toMatchObject({ accepted: 0, quarantined: 1 });
    await app.pools.staff.query("update api_version set hosts = hosts || 'new.bank.example'::text");
    expect(await send([{ ...moved, id: 'moved again' }])).toMatchObject({ accepted: 1, quarantined: 0 });
  });
});
