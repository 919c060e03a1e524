import { toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import * as usage from '../support/usage.js';

const { NDJSON, call, lines } = usage;

describe('the months of usage', () => {
  let app: TestApp;
  let key: string;
  beforeEach(async () => {
    app = await TestApp.start(undefined, { usageRetention: { keyMonths: 14, hourlyDays: 32 } });
    await usage.seedUsageWorld(app.pools.staff);
    await app.pools.staff.query(
      "insert into due_work (kind, subject, due_at) values ('usage.months', $1, '2000-01-01')",
      ['00000000-0000-7000-8000-000000000001'],
    );
    key = await usage.createKey(app.pools.staff, null, undefined, '2030-01-01T00:00:00Z');
  });
  afterEach(() => app.stop());

  const send = async (...records: object[]) =>
    (await usage.send(app, lines(...records), { type: NDJSON, key })).body;
  async function partitions(table: string): Promise<string[]> {
    const { rows } = await app.pools.staff.query<{ month: string }>(
      `select right(inhrelid::regclass::text, 7) as month from pg_inherits where inhparent = $1::regclass order by 1`,
      [table],
    );
    return rows.map(({ month }) => month);
  }
  async function value(sql: string): Promise<unknown> {
    const { rows } = await app.pools.staff.query<{ value: unknown }>(`select ${sql} as value`);
    return rows[0]!.value;
  }
  const calls = (table: string) => value(`(select coalesce(sum(calls), 0)::int from ${table})`);
  const due = () => value("(select due_at from due_work where kind = 'usage.months')");

  it('are created ahead, every day', async () => {
    await app.settle();
    for (const table of ['usage_key', 'usage_daily', 'usage_hourly'])
      expect(await partitions(table)).toEqual(['2026_11', '2026_12', '2027_01']);
    expect(await due()).toEqual(new Date('2026-12-01T03:00:00Z'));
    await app.moveTo('2026-12-01T03:00:00Z');
    expect((await partitions('usage_daily')).at(-1)).toBe('2027_02');
    expect(await due()).toEqual(new Date('2026-12-02T03:00:00Z'));
  });

  it('are created without waiting for batches that are being counted, or making others wait', async () => {
    await send(call('warm-up'));
    const counting = await app.pools.staff.connect();
    await counting.query('begin');
    for (const table of ['usage_key', 'usage_daily', 'usage_hourly'])
      await counting.query(`lock table ${table} in row exclusive mode`);
    expect(await send(call('october', { time: '2026-10-31T10:00:00Z' }))).toMatchObject({ accepted: 1 });
    await counting.query('commit');
    counting.release();
  });

  it('are created once, however many batches are the first of a month', async () => {
    for (const month of ['2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01'])
      await Promise.all(
        Array.from({ length: 5 }, () => app.pools.staff.query('select open_usage_month($1)', [month])),
      );
    expect(await partitions('usage_hourly')).toEqual(['2026_05', '2026_06', '2026_07', '2026_08']);
  });

  it('of keys and hours are dropped once they lie completely beyond what is kept; days never are', async () => {
    await send(call('october', { time: '2026-10-30T10:00:00Z' }), call('november'));
    await app.moveTo('2026-12-03T02:00:00Z');
    // 31 October ended 33 days ago, 30 November has not.
    expect(await partitions('usage_hourly')).toEqual(['2026_11', '2026_12', '2027_01', '2027_02']);
    expect([await calls('usage_hourly'), await calls('usage_daily')]).toEqual([1, 2]);
    await app.moveTo('2027-12-31T12:00:00Z');
    expect((await partitions('usage_key'))[0]).toBe('2026_10');
    await app.moveTo('2028-01-01T12:00:00Z');
    expect((await partitions('usage_key'))[0]).toBe('2026_11');
    expect((await partitions('usage_daily'))[0]).toBe('2026_10');
    expect([await calls('usage_hourly'), await calls('usage_daily')]).toEqual([0, 2]);
  });

  it('whose hours may have been dropped are not answered by hour', async () => {
    const series = async (from: string) =>
      (
        await app.gql(
          'manager@causeway.example',
          `query ($from: LocalDate!) { adoption(filter: { from: $from, to: "2026-11-05" }) {
            series(interval: HOUR) { points { calls } } } }`,
          { from },
        )
      ).errors?.map(({ message, extensions }) => [extensions.code, message]);
    // 32 days before are 29 October, 15:00.
    expect(await series('2026-10-30')).toBeUndefined();
    expect(await series('2026-10-29')).toEqual([
      [
        'BAD_USER_INPUT',
        'Hourly figures are kept since 2026-10-30; request a series by DAY for earlier days.',
      ],
    ]);
  });

  it('take late and replayed records after their hours were dropped', async () => {
    const late = (id: string, clientId = 'northwind-live') =>
      call(id, { time: '2026-11-02T10:00:00Z', clientId });
    expect(await send(late('quarantined', 'new-client'))).toMatchObject({ quarantined: 1 });
    await app.moveTo('2027-01-20T12:00:00Z');
    expect(await partitions('usage_hourly')).toEqual(['2027_01', '2027_02', '2027_03']);
    expect(await send(late('late'))).toMatchObject({ accepted: 1 });
    await app.moveTo('2027-01-21T12:00:00Z');
    expect((await partitions('usage_hourly'))[0]).toBe('2027_01');
    await app.pools.staff.query(
      "update credential set client_id = 'new-client' where client_id = 'northwind-sandbox'",
    );
    const { rows } = await app.pools.staff.query<{ id: string }>('select id from quarantined_usage');
    const { data } = await app.gql(
      'manager@causeway.example',
      'mutation ($ids: [ID!]!) { retryQuarantine(input: { ids: $ids }) { counted } }',
      { ids: rows.map(({ id }) => toTypeId('quarantinedUsage', id)) },
    );
    expect(data.retryQuarantine).toEqual({ counted: 1 });
    expect(await calls('usage_daily')).toBe(2);
  });

  it('are dropped later if a batch does not end in time, which blocks others for a second at most', async () => {
    await send(call('october', { time: '2026-10-30T10:00:00Z' }), call('november'));
    await app.moveTo('2026-12-01T02:00:00Z');
    const counting = await app.pools.staff.connect();
    await counting.query('begin; lock table usage_hourly in row exclusive mode');
    await app.moveTo('2026-12-03T04:00:00Z');
    expect((await partitions('usage_hourly'))[0]).toBe('2026_10');
    expect(await due()).toEqual(new Date('2026-12-03T04:10:00Z'));
    await counting.query('commit');
    counting.release();
    await app.moveTo('2026-12-03T04:10:00Z');
    expect((await partitions('usage_hourly'))[0]).toBe('2026_11');
  });

  it.each([
    [13, 400],
    [14, 31],
  ])('are not dropped by a login that asks for %i months and %i days', async (months, days) => {
    await expect(
      app.pools.staff.query('select drop_usage_month($1, $2, $3)', [app.clock.now(), months, days]),
    ).rejects.toThrow('Keys are kept for at least 14 months, hours for at least 32 days.');
  });
});
