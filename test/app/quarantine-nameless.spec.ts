import type { TestApp } from '../support/app.js';
import * as usage from '../support/usage.js';

const { call } = usage;

describe('a record quarantined because it has no client ID', () => {
  let app: TestApp;
  let gateway: string;
  let northwind: string;

  beforeAll(async () => {
    ({ app, gateway, northwind } = await usage.startUsageWorld());
  });
  afterAll(() => app.stop());
  beforeEach(() =>
    app.pools.staff.query('delete from usage_hourly; delete from usage_daily; delete from quarantined_usage'),
  );

  const send = async (records: readonly object[], key = gateway) =>
    (await usage.send(app, usage.lines(...records), { type: usage.NDJSON, key })).body;
  const calls = (count: number, name: string, more: object) =>
    Array.from({ length: count }, (_each, index) => call(`${name} ${index}`, more));

  /** The quarantined records by reason, and the calls counted by hour and day. */
  async function counts(): Promise<object> {
    const { rows } = await app.pools.staff.query(`
      select coalesce((select json_object_agg(reason, n) from (
          select reason, count(*)::int n from quarantined_usage group by reason) r), '{}') as waiting,
        (select coalesce(sum(calls), 0)::int from usage_hourly) as hourly,
        (select coalesce(sum(calls), 0)::int from usage_daily) as daily`);
    return rows[0] as object;
  }

  const nameless = { clientId: undefined };

  it('is replaced by the same record with a client ID, which counts once', async () => {
    await send([call('mended', nameless), call('other', nameless)]);
    expect(await send([call('mended')])).toMatchObject({ accepted: 1, duplicates: 0, quarantined: 0 });
    expect(await counts()).toEqual({ waiting: { MISSING_CLIENT_ID: 1 }, hourly: 1, daily: 1 });
    expect(await send([call('mended'), call('mended', nameless)])).toMatchObject({
      accepted: 0,
      duplicates: 2,
    });
    expect(await counts()).toEqual({ waiting: { MISSING_CLIENT_ID: 1 }, hourly: 1, daily: 1 });
  });

  it('is kept once if its replacement is quarantined for another reason', async () => {
    await send([call('still unknown', nameless)]);
    const mended = call('still unknown', { clientId: 'nobody yet' });
    expect(await send([mended])).toMatchObject({ quarantined: 1, duplicates: 0 });
    expect(await send([mended])).toMatchObject({ quarantined: 0, duplicates: 1 });
    expect(await counts()).toEqual({ waiting: { UNKNOWN_CLIENT_ID: 1 }, hourly: 0, daily: 0 });
  });

  it.each([
    ['first', [nameless, {}]],
    ['last', [{}, nameless]],
  ])('is replaced if it is sent %s in the same request', async (order, [one, two]) => {
    const records = [call(`together ${order}`, one), call(`together ${order}`, two)];
    expect(await send(records)).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(await counts()).toEqual({ waiting: {}, hourly: 1, daily: 1 });
  });

  it('does not replace a record with the same ID of another sender, source or month', async () => {
    await send([call('same id', nameless)]);
    await send([call('same id')], northwind);
    await send([call('same id', { time: '2026-10-29T10:00:00Z' })]);
    const event = usage.event('same id', { data: call('inner') });
    await usage.send(app, JSON.stringify(event), { type: usage.EVENT, key: gateway });
    expect(await counts()).toEqual({ waiting: { MISSING_CLIENT_ID: 1 }, hourly: 3, daily: 3 });
  });

  it('is counted once however often the replacement is sent at the same time', async () => {
    await send(calls(300, 'crowd', nameless));
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(calls(300, 'crowd', {}))));
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(300);
    expect(await counts()).toEqual({ waiting: {}, hourly: 300, daily: 300 });
  });
});
