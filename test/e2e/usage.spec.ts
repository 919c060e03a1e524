import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { TestApp } from '../support/app.js';
import { NORTHWIND_ID } from '../support/people.js';
import * as usage from '../support/usage.js';

const { BATCH, EVENT, NDJSON, call, event, lines } = usage;
const none = { accepted: 0, duplicates: 0, quarantined: 0, rejected: [], rejectedTotal: 0 };

describe('a gateway that reports usage', () => {
  let app: TestApp;
  let gateway: string;
  let northwind: string;

  beforeAll(async () => {
    app = await TestApp.start();
    await usage.seedUsageWorld(app.pools.staff);
    gateway = await usage.createKey(app.pools.staff, null);
    northwind = await usage.createKey(app.pools.staff, NORTHWIND_ID);
  });
  afterAll(() => app.stop());

  const send = (
    payload: string | Buffer,
    type: string,
    more: { key?: string; url?: string; headers?: object } = {},
  ) => usage.send(app, payload, { type, key: gateway, ...more });

  it('sends a batch of CloudEvents, and again, and each counts once', async () => {
    const batch = JSON.stringify([event('b1'), event('b2'), event('b1')]);
    expect(await send(batch, BATCH)).toEqual({ status: 202, body: { ...none, accepted: 2, duplicates: 1 } });
    expect(await send(batch, `${BATCH}; charset=UTF-8`)).toEqual({
      status: 202,
      body: { ...none, duplicates: 3 },
    });
  });

  it('sends one CloudEvent; another source makes the same id another event', async () => {
    expect((await send(JSON.stringify(event('one')), EVENT)).body).toEqual({ ...none, accepted: 1 });
    expect((await send(JSON.stringify(event('one')), EVENT)).body).toEqual({ ...none, duplicates: 1 });
    const elsewhere = event('one', { source: '/gateways/us' });
    expect((await send(JSON.stringify(elsewhere), EVENT)).body).toEqual({ ...none, accepted: 1 });
  });

  it('sends lines; the format may be named and the Idempotency-Key changes nothing', async () => {
    const headers = { 'idempotency-key': 'batch-1' };
    const url = `${usage.URL}?format=causeway`;
    expect((await send(lines(call('n1')), NDJSON, { url, headers })).body).toEqual({ ...none, accepted: 1 });
    expect((await send(lines(call('n2')), NDJSON, { headers })).body).toEqual({ ...none, accepted: 1 });
    expect((await send(lines(call('n2')), NDJSON, { headers })).body).toEqual({ ...none, duplicates: 1 });
  });

  it('counts the same id in two months as two calls', async () => {
    const records = [call('m1'), call('m1', { time: '2026-10-31T23:59:59Z' })];
    expect((await send(lines(...records), NDJSON)).body).toEqual({ ...none, accepted: 2 });
  });

  it('is told what was refused and where, and the rest is kept', async () => {
    const body = `${lines(call('r1'), call('r2', { status: 199 }))}\nnonsense\n${lines(call('r3'))}{"id":"r4","ti`;
    expect((await send(body, NDJSON)).body).toEqual({
      ...none,
      accepted: 2,
      rejected: [
        { index: 1, reason: 'status is not a whole number from 200 to 599.' },
        { index: 3, reason: 'The line is not JSON.' },
        { index: 5, reason: 'The line is not JSON.' },
      ],
      rejectedTotal: 3,
    });
  });

  it('is shown at most a thousand refusals and told how many there were', async () => {
    const { body } = await send('x\n'.repeat(1500), NDJSON);
    expect(body.rejected).toHaveLength(1000);
    expect(body.rejectedTotal).toBe(1500);
  });

  it('may send nothing', async () => {
    expect(await send('\n', NDJSON)).toEqual({ status: 202, body: none });
    expect(await send('[]', BATCH)).toEqual({ status: 202, body: none });
  });

  it.each<[string, object, string]>([
    ['no client id', { clientId: undefined }, 'MISSING_CLIENT_ID'],
    ['a client id that nobody has', { clientId: 'nobody' }, 'UNKNOWN_CLIENT_ID'],
    ['a host that is not ours', { host: 'elsewhere.example' }, 'UNKNOWN_HOST'],
    ['a path outside every product', { path: '/status' }, 'UNKNOWN_PATH'],
  ])('has a call with %s kept in quarantine', async (_case, change, reason) => {
    const record = call(`q-${reason}`, change);
    expect((await send(lines(record), NDJSON)).body).toEqual({ ...none, quarantined: 1 });
    expect((await send(lines(record), NDJSON)).body).toEqual({ ...none, duplicates: 1 });
    const { rows } = await app.pools.staff.query(
      `select record->>'id' as id, record->>'path' as path from quarantined_usage where reason = $1`,
      [reason],
    );
    expect(rows).toEqual([{ id: record.id, path: record.path }]);
  });

  it("may send a partner's own key, for the partner's own client ids alone", async () => {
    const records = [call('p1'), call('p2', { clientId: 'globex-live' }), call('n1')];
    // n1 came from the gateway before; a partner is another sender.
    expect((await send(lines(...records), NDJSON, { key: northwind })).body).toEqual({
      ...none,
      accepted: 2,
      quarantined: 1,
    });
    const { rows } = await app.pools.staff.query(
      'select reason, sender_partner_id as sender from quarantined_usage where client_id = $1',
      ['globex-live'],
    );
    expect(rows).toEqual([{ reason: 'UNKNOWN_CLIENT_ID', sender: NORTHWIND_ID }]);
  });

  it('goes on as the same sender when its key is rotated', async () => {
    const rotated = await usage.createKey(app.pools.staff, null);
    expect((await send(lines(call('n1')), NDJSON, { key: rotated })).body).toEqual({
      ...none,
      duplicates: 1,
    });
  });

  it('may pack the body', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const packed = gzipSync(lines(call('z1'), call('z2')));
    expect((await send(packed, NDJSON, { headers })).body).toEqual({ ...none, accepted: 2 });
  });

  it('may send what Kong and AWS API Gateway log, each record once', async () => {
    const kong = {
      ...{
        request: { id: 'k1', method: 'GET', uri: '/accounts/v1/accounts?x=1', headers: { host: usage.HOST } },
      },
      ...{ response: { status: 200 }, latencies: { request: 7 }, consumer: { custom_id: 'northwind-live' } },
      started_at: Date.parse('2026-11-29T10:00:00Z'),
    };
    const aws = {
      ...{
        requestId: 'a1',
        requestTime: '29/Nov/2026:10:00:00 +0000',
        apiKeyId: 'northwind-live',
        user: '-',
      },
      ...{ httpMethod: 'GET', domainName: usage.HOST, resourcePath: '/accounts/v1/accounts', status: '200' },
    };
    const sent = (format: string, ...records: object[]) =>
      send(lines(...records), NDJSON, { url: `${usage.URL}?format=${format}` });
    expect((await sent('kong', kong, kong, { ...kong, started_at: 'now' })).body).toEqual({
      ...{ ...none, accepted: 1, duplicates: 1, rejectedTotal: 1 },
      rejected: [{ index: 2, reason: 'started_at is not a number of milliseconds since 1970.' }],
    });
    expect((await sent('aws-apigateway', aws)).body).toEqual({ ...none, accepted: 1 });
    expect((await sent('aws-apigateway', aws)).body).toEqual({ ...none, duplicates: 1 });
  });

  it.each([
    ['calls.ndjson', NDJSON, '', 6],
    ['events.json', BATCH, '', 2],
    ['kong.ndjson', NDJSON, '?format=kong', 2],
    ['aws-apigateway.ndjson', NDJSON, '?format=aws-apigateway', 1],
  ])('may send the example %s', async (file, type, format, records) => {
    const { body } = await send(readFileSync(`examples/usage/${file}`), type, {
      url: `${usage.URL}${format}`,
    });
    expect(body).toEqual({ ...none, quarantined: records });
  });
});
