import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { TestApp } from '../support/app.js';
import * as usage from '../support/usage.js';

const JSON_TYPE = 'application/json';
const none = { accepted: 0, duplicates: 0, quarantined: 0, rejected: [], rejectedTotal: 0, skipped: 0 };
const START = BigInt(Date.parse('2026-11-29T10:00:00Z')) * 1_000_000n;

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const CLIENT = text('client.id', 'northwind-live');
const HTTP = [
  ...[text('http.request.method', 'GET'), text('url.path', '/accounts/v1/accounts/7')],
  ...[text('server.address', usage.HOST), { key: 'http.response.status_code', value: { intValue: '200' } }],
];
const span = (id: number, more: object = {}) => ({
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId: id.toString(16).padStart(16, '0'),
  startTimeUnixNano: String(START),
  endTimeUnixNano: String(START + 12_000_000n),
  kind: 2,
  attributes: [CLIENT, ...HTTP],
  ...more,
});
const nameless = (id: number) => span(id, { attributes: HTTP });
const group = (...spans: object[]) => ({ scopeSpans: [{ scope: { name: 'http' }, spans }] });
const trace = (...resourceSpans: object[]) => JSON.stringify({ resourceSpans });

describe('an OpenTelemetry exporter', () => {
  let app: TestApp;
  let key: string;

  beforeAll(async () => {
    ({ app, gateway: key } = await usage.startUsageWorld());
  });
  afterAll(() => app.stop());

  const send = (payload: string | Buffer, more: { url?: string; type?: string; headers?: object } = {}) =>
    usage.send(app, payload, { type: JSON_TYPE, key, url: `${usage.URL}?format=otlp`, ...more });

  it('has its server spans counted once, and others skipped, whatever it sends again', async () => {
    const body = trace(group(span(1), span(2, { kind: 3 }), span(3, { kind: 'SPAN_KIND_SERVER' }), span(1)));
    const sent = { ...none, accepted: 2, duplicates: 1, skipped: 1 };
    expect(await send(body)).toEqual({ status: 202, body: sent });
    const again = { ...none, duplicates: 3, skipped: 1 };
    expect((await send(body, { url: `${usage.URL}/otlp` })).body).toEqual(again);
    expect((await send(gzipSync(body), { headers: { 'content-encoding': 'gzip' } })).body).toEqual(again);
    expect((await send(body.replaceAll('5b8efff', '5B8EFFF'))).body).toEqual(again);
    expect(await callsOf()).toEqual([{ calls: 2, le_25: 2, last: '2026-11-29T10:00:00.000Z' }]);
  });

  it('has the sample that OpenTelemetry publishes counted, with times of this year and HTTP attributes', async () => {
    const sample = readFileSync('test/fixtures/usage/otlp-trace.json', 'utf8');
    expect((await send(sample)).body).toEqual({
      ...{ ...none, rejectedTotal: 1 },
      rejected: [{ index: 0, reason: 'startTimeUnixNano is more than 13 months in the past.' }],
    });
    const recent = sample.replaceAll('15447126', String(START).slice(0, 8));
    expect((await send(recent)).body.rejected).toEqual([
      { index: 0, reason: 'http.request.method is missing.' },
    ]);
    const ours = JSON.stringify([CLIENT, ...HTTP]).slice(1, -1);
    const http = recent.replace('{ "key": "my.span.attr"', `${ours}, { "key": "my.span.attr"`);
    expect((await send(http)).body).toEqual({ ...none, accepted: 1 });
  });

  it('can name the client in the resource, before or after its spans', async () => {
    const resource = { attributes: [text('service.name', 'gateway'), CLIENT] };
    const body = trace({ resource, ...group(nameless(20)) }, { ...group(nameless(21)), resource });
    expect((await send(body)).body).toEqual({ ...none, accepted: 2 });
    expect((await send(gzipSync(body), { headers: { 'content-encoding': 'gzip' } })).body).toEqual({
      ...none,
      duplicates: 2,
    });
  });

  it('has spans without a client quarantined, and counted when they are sent again with one', async () => {
    expect((await send(trace(group(nameless(30), nameless(31))))).body).toEqual({ ...none, quarantined: 2 });
    expect((await send(trace(group(nameless(30))))).body).toEqual({ ...none, duplicates: 1 });
    expect((await send(trace(group(span(30))))).body).toEqual({ ...none, accepted: 1 });
    const { rows } = await app.pools.staff.query(
      "select reason, record->>'id' as id from quarantined_usage where reason = 'MISSING_CLIENT_ID'",
    );
    expect(rows).toEqual([
      { reason: 'MISSING_CLIENT_ID', id: '5b8efff798038103d269b633813fc60c000000000000001f' },
    ]);
  });

  it('learns which spans were rejected by their position among all, and the others are kept', async () => {
    const body = trace(
      group(span(40, { kind: 1 }), span(41, { traceId: 'abc' })),
      { resource: { attributes: 7 }, ...group(nameless(42), span(43)) },
      group(span(44)),
    );
    expect((await send(body)).body).toEqual({
      ...{ ...none, accepted: 2, skipped: 1, rejectedTotal: 2 },
      rejected: [
        { index: 1, reason: 'traceId is not 32 hexadecimal digits.' },
        { index: 2, reason: 'The resource was not accepted: attributes is not an array.' },
      ],
    });
  });

  it('may send nothing', async () => {
    expect((await send('{}')).body).toEqual(none);
    expect((await send(trace())).body).toEqual(none);
  });

  const PROTOBUF = Buffer.from('0a7b0a1f0a1d0a0c736572766963652e6e616d65120d0a0b6d792e73657276696365', 'hex');
  const SEND_JSON = 'Configure the exporter to send OTLP as JSON (http/json).';
  it.each<[string, string | Buffer, string, number, string]>([
    ['protobuf labelled JSON', PROTOBUF, JSON_TYPE, 400, `The body is protobuf. ${SEND_JSON}`],
    ['protobuf', PROTOBUF, 'application/x-protobuf', 415, `Protobuf is not supported. ${SEND_JSON}`],
    [
      'protobuf by its other name',
      PROTOBUF,
      'application/protobuf',
      415,
      `Protobuf is not supported. ${SEND_JSON}`,
    ],
    ['a torn trace', trace(group(span(50), span(51))).slice(0, -30), JSON_TYPE, 400, 'The body is not JSON.'],
    [
      'a trace torn behind its spans',
      trace(group(span(50))).slice(0, -1),
      JSON_TYPE,
      400,
      'The body is not JSON.',
    ],
    [
      'metrics',
      '{"resourceMetrics":[]}',
      JSON_TYPE,
      400,
      'The body has no resourceSpans; send traces as OTLP/JSON.',
    ],
    [
      'a list of traces',
      `[${trace()}]`,
      JSON_TYPE,
      400,
      'The body is not an OTLP/JSON trace: an object with resourceSpans.',
    ],
    [
      'traces in lines',
      trace(),
      usage.NDJSON,
      400,
      'application/x-ndjson is for causeway, kong, aws-apigateway, cloudevents, not otlp.',
    ],
    [
      'more than the maximum number of spans',
      `{"resourceSpans":[{"scopeSpans":[{"spans":[${'{},'.repeat(100_000)}{}]}]}]}`,
      JSON_TYPE,
      413,
      'A request can contain at most 100000 records; send the rest in further requests.',
    ],
  ])('gets an error for %s, and nothing is counted', async (_case, payload, type, status, message) => {
    const answer = await send(payload, { type });
    expect([answer.status, answer.body.error]).toEqual([
      status,
      { code: 'BAD_USER_INPUT', message, requestId: expect.any(String) },
    ]);
    expect((await send(trace(group(span(50), span(51))))).body).toMatchObject({ accepted: 2 });
    await app.pools.staff.query('delete from usage_key');
  });

  const callsOf = async () =>
    (
      await app.pools.staff.query<{ last: Date }>(
        `select sum(calls)::int as calls, sum(le_25)::int as le_25, max(last_call_at) as last from usage_daily
         where api_operation_id = $1`,
        [usage.READ_ACCOUNT_ID],
      )
    ).rows.map((row) => ({ ...row, last: row.last.toISOString() }));
});

describe('the attribute with the client ID', () => {
  it('is the one that is configured', async () => {
    const app = await TestApp.start(undefined, { otlpClientAttribute: 'oauth.client' });
    try {
      await usage.seedUsageWorld(app.pools.staff);
      const key = await usage.createKey(app.pools.staff, null);
      const body = trace(
        group(span(1), span(2, { attributes: [...HTTP, text('oauth.client', 'northwind-live')] })),
      );
      const { body: answer } = await usage.send(app, body, {
        type: JSON_TYPE,
        key,
        url: `${usage.URL}/otlp`,
      });
      expect(answer).toEqual({ ...none, accepted: 1, quarantined: 1 });
    } finally {
      await app.stop();
    }
  });
});
