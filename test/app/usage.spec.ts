import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { TestApp } from '../support/app.js';
import { NORTHWIND_ID } from '../support/people.js';
import * as usage from '../support/usage.js';

const { BATCH, EVENT, NDJSON, call, event, lines } = usage;
const JSON_TYPE = 'application/json';
const none = { accepted: 0, duplicates: 0, quarantined: 0, rejected: [], rejectedTotal: 0, skipped: 0 };

describe('a gateway that reports usage', () => {
  let app: TestApp;
  let gateway: string;
  let northwind: string;

  beforeAll(async () => {
    ({ app, gateway, northwind } = await usage.startUsageWorld());
  });
  afterAll(() => app.stop());

  const send = (
    payload: string | Buffer,
    type: string,
    more: { key?: string; url?: string; headers?: object } = {},
  ) => usage.send(app, payload, { type, key: gateway, ...more });

  it('sends a batch of CloudEvents twice, and each counts once', async () => {
    const batch = JSON.stringify([event('b1'), event('b2'), event('b1')]);
    expect(await send(batch, BATCH)).toEqual({ status: 202, body: { ...none, accepted: 2, duplicates: 1 } });
    expect(await send(batch, `${BATCH}; charset=UTF-8`)).toEqual({
      status: 202,
      body: { ...none, duplicates: 3 },
    });
  });

  it('sends one CloudEvent; the same ID from another source is another event', async () => {
    expect((await send(JSON.stringify(event('one')), EVENT)).body).toEqual({ ...none, accepted: 1 });
    expect((await send(JSON.stringify(event('one')), EVENT)).body).toEqual({ ...none, duplicates: 1 });
    const elsewhere = event('one', { source: '/gateways/us' });
    expect((await send(JSON.stringify(elsewhere), EVENT)).body).toEqual({ ...none, accepted: 1 });
  });

  it('sends lines; the format may be named', async () => {
    const url = `${usage.URL}?format=causeway`;
    expect((await send(lines(call('n1')), NDJSON, { url })).body).toEqual({ ...none, accepted: 1 });
    expect((await send(lines(call('n2')), NDJSON)).body).toEqual({ ...none, accepted: 1 });
    expect((await send(lines(call('n2')), NDJSON)).body).toEqual({ ...none, duplicates: 1 });
  });

  it('counts the same ID in two months as two calls', async () => {
    const records = [call('m1'), call('m1', { time: '2026-10-31T23:59:59Z' })];
    expect((await send(lines(...records), NDJSON)).body).toEqual({ ...none, accepted: 2 });
  });

  it('learns which records were rejected, and the others are kept', async () => {
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

  it('sees at most a thousand rejections and their number', async () => {
    const { body } = await send('x\n'.repeat(1500), NDJSON);
    expect(body.rejected).toHaveLength(1000);
    expect(body.rejectedTotal).toBe(1500);
  });

  it('may send nothing', async () => {
    expect(await send('\n', NDJSON)).toEqual({ status: 202, body: none });
    expect(await send('[]', BATCH)).toEqual({ status: 202, body: none });
  });

  it.each<[string, object, string]>([
    ['no client ID', { clientId: undefined }, 'MISSING_CLIENT_ID'],
    ['an unknown client ID', { clientId: 'nobody' }, 'UNKNOWN_CLIENT_ID'],
    ['a host that is not ours', { host: 'elsewhere.example' }, 'UNKNOWN_HOST'],
    ['a path outside every product', { path: '/status' }, 'UNKNOWN_PATH'],
  ])('gets a call with %s quarantined', async (_case, change, reason) => {
    const record = call(`q-${reason}`, change);
    expect((await send(lines(record), NDJSON)).body).toEqual({ ...none, quarantined: 1 });
    expect((await send(lines(record), NDJSON)).body).toEqual({ ...none, duplicates: 1 });
    const { rows } = await app.pools.staff.query(
      `select record->>'id' as id, record->>'path' as path from quarantined_usage where reason = $1`,
      [reason],
    );
    expect(rows).toEqual([{ id: record.id, path: record.path }]);
  });

  it("may use a partner's own key, only for the partner's own client IDs", async () => {
    const records = [call('p1'), call('p2', { clientId: 'globex-live' }), call('n1')];
    // n1 came from the gateway before; a partner is a different sender.
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

  it('stays the same sender when its key is rotated', async () => {
    const rotated = await usage.createKey(app.pools.staff, null);
    expect((await send(lines(call('n1')), NDJSON, { key: rotated })).body).toEqual({
      ...none,
      duplicates: 1,
    });
  });

  it('may compress the body', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const packed = gzipSync(lines(call('z1'), call('z2')));
    expect((await send(packed, NDJSON, { headers })).body).toEqual({ ...none, accepted: 2 });
  });

  it('may send Kong and AWS API Gateway logs, each record once', async () => {
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

  const kongRecord = (id: string, uri: string) => ({
    request: { id, method: 'GET', uri, headers: { host: usage.HOST } },
    ...{ response: { status: 200 }, latencies: { request: 7 }, consumer: { custom_id: 'northwind-live' } },
    started_at: Date.parse('2026-11-29T10:00:00Z'),
  });

  it("may be Kong's HTTP Log plugin: one record, a list of collected ones, a list of one", async () => {
    const url = `${usage.URL}/kong`;
    const sent = async (records: unknown, type = JSON_TYPE) =>
      (await send(JSON.stringify(records), type, { url })).body;
    const [one, two] = [
      kongRecord('http-log 1', '/accounts/v1/accounts?a=1'),
      kongRecord('http-log 2', '/x'),
    ];
    expect(await sent(one)).toEqual({ ...none, accepted: 1 });
    expect(await sent([one, two, { ...one, started_at: 0 }], `${JSON_TYPE}; charset=utf-8`)).toEqual({
      ...{ ...none, duplicates: 1, quarantined: 1, rejectedTotal: 1 },
      rejected: [{ index: 2, reason: 'started_at is more than 13 months in the past.' }],
    });
    expect(await sent([one])).toEqual({ ...none, duplicates: 1 });
  });

  it.each<[string, string, (id: string) => object | string]>([
    ['/causeway', NDJSON, (id) => lines(call(id))],
    ['/causeway', JSON_TYPE, (id) => [call(id)]],
    ['?format=causeway', JSON_TYPE, (id) => call(id)],
    ['/kong', NDJSON, (id) => lines(kongRecord(id, '/accounts/v1/accounts'))],
    ['/cloudevents', BATCH, (id) => [usage.event(id)]],
    ['/cloudevents', EVENT, (id) => usage.event(id)],
    ['/cloudevents', JSON_TYPE, (id) => [usage.event(id)]],
    ['?format=cloudevents', NDJSON, (id) => lines(usage.event(id))],
    ['/aws-apigateway', JSON_TYPE, (id) => awsRecord(id, { resourcePath: '/accounts/v1/accounts' })],
    ['/kong?format=kong', JSON_TYPE, (id) => kongRecord(id, '/accounts/v1/accounts')],
  ])('may specify the format as %s of %s', async (path, type, bodyOf) => {
    const body = bodyOf(`${path} ${type}`);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    expect(await send(text, type, { url: `${usage.URL}${path}` })).toEqual({
      ...{ status: 202, body: { ...none, accepted: 1 } },
    });
  });

  const awsRecord = (requestId: string, more: object) => ({
    ...{ requestId, requestTime: '29/Nov/2026:10:00:00 +0000', apiKeyId: 'northwind-live', status: '200' },
    ...{ domainName: usage.HOST, httpMethod: 'GET', ...more },
  });

  it('may send AWS HTTP APIs and stages, matched with the stage or, behind a custom domain, without', async () => {
    const records = [
      awsRecord('aws 1', { resourcePath: '/v1/accounts', stage: 'accounts' }),
      awsRecord('aws 2', { resourcePath: '/accounts/v1/accounts', stage: 'prod' }),
      awsRecord('aws 3', { httpMethod: undefined, routeKey: 'GET /accounts/v1/accounts', stage: '$default' }),
      awsRecord('aws 4', { path: '/accounts/v1/accounts?a=1', stage: '$default', routeKey: 'ANY /{proxy+}' }),
    ];
    const before = await callsOf(usage.LIST_ACCOUNTS_ID);
    const url = `${usage.URL}/aws-apigateway`;
    expect((await send(lines(...records), NDJSON, { url })).body).toEqual({ ...none, accepted: 4 });
    expect(await callsOf(usage.LIST_ACCOUNTS_ID)).toBe(before + 4);
  });

  it('has its calls matched whatever the notation of paths and hosts', async () => {
    const before = await callsOf(usage.READ_ACCOUNT_ID);
    const spelt = [
      '/accounts/v1/accounts/stra%C3%9Fe',
      '//accounts/v1//accounts/7/',
      '/accounts/%761/x/../accounts/%ff',
    ];
    const hosts = ['API.bank.example.', 'api.bank.example:8443'];
    const records = [...spelt.map((path) => ({ path })), ...hosts.map((host) => ({ host }))];
    const sent = lines(...records.map((more, index) => call(`spelt ${index}`, more)));
    expect((await send(sent, NDJSON)).body).toEqual({ ...none, accepted: 5 });
    expect(await callsOf(usage.READ_ACCOUNT_ID)).toBe(before + 5);
  });

  it("may send an event's data in base64, and gets an error if that cannot be read", async () => {
    const packed = (id: string, data_base64: string) => event(id, { data: undefined, data_base64 });
    const good = Buffer.from(JSON.stringify(call('inner'))).toString('base64');
    const batch = [packed('base64 1', good), packed('base64 2', '%%%'), packed('base64 3', '/w==')];
    expect((await send(JSON.stringify(batch), BATCH)).body).toEqual({
      ...{ ...none, accepted: 1, rejectedTotal: 2 },
      rejected: [
        { index: 1, reason: 'data_base64 is not base64.' },
        { index: 2, reason: 'data_base64 is not UTF-8.' },
      ],
    });
  });

  const callsOf = async (operationId: string): Promise<number> => {
    const { rows } = await app.pools.staff.query<{ calls: number }>(
      'select coalesce(sum(calls), 0)::int as calls from usage_daily where api_operation_id = $1',
      [operationId],
    );
    return rows[0]!.calls;
  };

  it.each([
    ['calls.ndjson', NDJSON, '', 6],
    ['events.json', BATCH, '', 2],
    ['kong.ndjson', NDJSON, '?format=kong', 2],
    ['kong.json', JSON_TYPE, '/kong', 2],
    ['aws-apigateway.ndjson', NDJSON, '?format=aws-apigateway', 1],
    ['otlp.json', JSON_TYPE, '/otlp', 2],
  ])('may send the example %s', async (file, type, format, records) => {
    const { body } = await send(readFileSync(`examples/usage/${file}`), type, {
      url: `${usage.URL}${format}`,
    });
    expect(body).toMatchObject({ ...none, quarantined: records, skipped: expect.any(Number) });
  });
});
