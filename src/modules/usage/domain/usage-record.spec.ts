import { ParsedUsage, UsageFormat, parseUsageRecord } from './usage-record.js';

const now = new Date('2026-12-01T09:00:00Z');
const digest = (text: string) => `digest of ${text}`;

const call = {
  id: 'r1',
  time: '2026-12-01T08:59:00Z',
  clientId: 'northwind-sandbox',
  method: 'GET',
  path: '/v1/accounts/7',
  host: 'api.bank.example',
  status: 200,
  latencyMs: 12.5,
};
const { id: _id, time: _time, ...data } = call;
const event = {
  specversion: '1.0',
  type: 'causeway.usage.v1',
  id: 'e1',
  source: '/gateways/eu',
  time: '2026-12-01T08:58:00Z',
  data: { ...data, id: 'inner', time: '2026-11-01T00:00:00Z' },
};

function parsed(raw: unknown, format: UsageFormat = 'causeway'): ParsedUsage {
  return parseUsageRecord(raw, { format, now, digest });
}

function recordOf(raw: unknown, format?: UsageFormat) {
  const result = parsed(raw, format);
  if (!result.ok) throw new Error(result.reason);
  return result.record;
}

function reasonOf(raw: unknown, format?: UsageFormat): string | null {
  const result = parsed(raw, format);
  return result.ok ? null : result.reason;
}

describe('a causeway record', () => {
  it('is read completely', () => {
    expect(recordOf(call)).toEqual({ ...call, time: new Date(call.time), source: '' });
  });

  it.each<[string, object, object]>([
    ['loses its query string', { path: '/v1/accounts?name=Ada#top' }, { path: '/v1/accounts' }],
    ['loses its fragment', { path: '/v1/accounts#top' }, { path: '/v1/accounts' }],
    ['loses a long query before lengths are checked', { path: `/v1?${'q'.repeat(3000)}` }, { path: '/v1' }],
    [
      'has its host in lower case without port',
      { host: 'API.Bank.example:8443' },
      { host: 'api.bank.example' },
    ],
    ['keeps an IPv6 host', { host: '[::1]:8443' }, { host: '[::1]' }],
    ['has its host in normal form', { host: '2001:DB8:0:0:0:0:0:1' }, { host: '[2001:db8::1]' }],
    ['keeps its path as sent', { path: '/a//%zz/%e9/' }, { path: '/a//%zz/%e9/' }],
    ['has its method in upper case', { method: 'post' }, { method: 'POST' }],
    ['may have no client ID', { clientId: undefined }, { clientId: null }],
    ['may have a null client ID', { clientId: null }, { clientId: null }],
    ['may have an empty client ID', { clientId: '' }, { clientId: null }],
    [
      'may have no host and latency',
      { host: undefined, latencyMs: undefined },
      { host: null, latencyMs: null },
    ],
    ['may have a latency of 0', { latencyMs: 0 }, { latencyMs: 0 }],
    ['accepts the lowest status', { status: 200 }, { status: 200 }],
    ['accepts the highest status', { status: 599 }, { status: 599 }],
    ['accepts the longest ID', { id: 'i'.repeat(256) }, { id: 'i'.repeat(256) }],
    ['may contain characters outside the basic plane', { path: '/v1/🦊' }, { path: '/v1/🦊' }],
  ])('%s', (_case, change, expected) => {
    expect(recordOf({ ...call, ...change })).toMatchObject(expected);
  });

  it('without an ID gets the digest of its canonical JSON, whatever its formatting', () => {
    const one = recordOf(
      JSON.parse('{"time":"2026-12-01T08:59:00Z","method":"GET","path":"/","status":200}'),
    );
    const other = recordOf(
      JSON.parse('{"status":2e2,"path":"/","method":"GET","time":"2026-12-01T08:59:00Z"}'),
    );
    expect(one.id).toBe('digest of {"method":"GET","path":"/","status":200,"time":"2026-12-01T08:59:00Z"}');
    expect(other.id).toBe(one.id);
  });

  it.each<[string, unknown]>([
    ['a list', [call]],
    ['a string', 'GET /'],
    ['a number', 7],
    ['null', null],
  ])('is rejected if it is %s', (_case, raw) => {
    expect(reasonOf(raw)).toBe('The record is not an object.');
  });

  it.each<[string, object, string]>([
    ['a status under 200', { status: 199 }, 'status is not a whole number from 200 to 599.'],
    ['a status over 599', { status: 600 }, 'status is not a whole number from 200 to 599.'],
    ['a broken status', { status: 200.5 }, 'status is not a whole number from 200 to 599.'],
    ['a status that is text', { status: '200' }, 'status is not a whole number from 200 to 599.'],
    ['no status', { status: undefined }, 'status is not a whole number from 200 to 599.'],
    ['a time that is not a timestamp', { time: 'now' }, 'time is not an RFC 3339 instant with an offset.'],
    ['no time', { time: undefined }, 'time is not an RFC 3339 instant with an offset.'],
    ['a time in the future', { time: '2026-12-01T09:05:01Z' }, 'time is more than 5 minutes in the future.'],
    ['an old time', { time: '2025-11-01T08:59:59Z' }, 'time is more than 13 months in the past.'],
    ['no method', { method: undefined }, 'method is missing.'],
    ['an empty method', { method: '' }, 'method is missing.'],
    ['no path', { path: undefined }, 'path is missing.'],
    ['only a query', { path: '?a=1' }, 'path is missing.'],
    ['a negative latency', { latencyMs: -1 }, 'latencyMs is not a non-negative number of milliseconds.'],
    [
      'an infinite latency',
      { latencyMs: Infinity },
      'latencyMs is not a non-negative number of milliseconds.',
    ],
    [
      'a latency that is not a number',
      { latencyMs: NaN },
      'latencyMs is not a non-negative number of milliseconds.',
    ],
    [
      'a latency that is text',
      { latencyMs: '12' },
      'latencyMs is not a non-negative number of milliseconds.',
    ],
    ['a long id', { id: 'i'.repeat(257) }, 'id is longer than 256 characters.'],
    ['a long path', { path: `/${'p'.repeat(2048)}` }, 'path is longer than 2048 characters.'],
    ['a long client id', { clientId: 'c'.repeat(257) }, 'clientId is longer than 256 characters.'],
    ['a long host', { host: 'h'.repeat(256) }, 'host is longer than 255 characters.'],
    ['a long method', { method: 'M'.repeat(17) }, 'method is longer than 16 characters.'],
    ['a client id that is a number', { clientId: 7 }, 'clientId is not a string.'],
    ['an id that is a number', { id: 7 }, 'id is not a string.'],
    ['a NUL, which PostgreSQL cannot store', { path: '/a\u0000b' }, 'path contains control characters.'],
    ['half a character', { id: '\ud800' }, 'id contains control characters.'],
  ])('is rejected with %s', (_case, change, reason) => {
    expect(reasonOf({ ...call, ...change })).toBe(reason);
  });

  it('is rejected if it has no ID and is nested too deeply to read', () => {
    const nested: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
    expect(reasonOf({ ...call, id: undefined, extra: nested })).toBe('The record is nested too deeply.');
  });
});

describe('a CloudEvent', () => {
  it("uses its own ID, time and source for the record's", () => {
    expect(recordOf(event, 'cloudevents')).toMatchObject({
      id: 'e1',
      time: new Date('2026-12-01T08:58:00Z'),
      source: '/gateways/eu',
      path: '/v1/accounts/7',
    });
  });

  it('may leave the time to the record', () => {
    const timed = { ...event, time: undefined };
    expect(recordOf(timed, 'cloudevents').time).toEqual(new Date('2026-11-01T00:00:00Z'));
  });

  it.each<[string, object, string]>([
    ['a different version', { specversion: '0.3' }, 'specversion is not 1.0.'],
    ['no version', { specversion: undefined }, 'specversion is not 1.0.'],
    ['another type', { type: 'causeway.usage.v2' }, 'type is not causeway.usage.v1.'],
    ['no id', { id: undefined }, 'id is missing.'],
    ['no source', { source: '' }, 'source is missing.'],
    ['a long source', { source: 's'.repeat(257) }, 'source is longer than 256 characters.'],
    ['data twice', { data_base64: 'e30=' }, 'data and data_base64 are both given.'],
    ['no data', { data: undefined }, 'data is not an object.'],
    ['data as a string', { data: '{}' }, 'data is not an object.'],
    [
      'an invalid record in it',
      { data: { ...data, status: 99 } },
      'status is not a whole number from 200 to 599.',
    ],
  ])('is rejected with %s', (_case, change, reason) => {
    expect(reasonOf({ ...event, ...change }, 'cloudevents')).toBe(reason);
  });
});

describe("a CloudEvent's data in base64", () => {
  const packed = (value: unknown) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64');
  const sent = (data_base64: unknown) => ({ ...event, data: undefined, data_base64 });

  it('is read as the JSON it contains', () => {
    const record = recordOf(sent(packed({ ...data, path: '/straße' })), 'cloudevents');
    expect(record).toEqual({ ...recordOf(event, 'cloudevents'), path: '/straße' });
  });

  it('may accompany data that is null', () => {
    expect(recordOf({ ...sent(packed(data)), data: null }, 'cloudevents')).toMatchObject({ id: 'e1' });
  });

  it.each<[string, unknown, string]>([
    ['not a string', 7, 'data_base64 is not a string.'],
    ['nothing', '', 'data_base64 is not JSON.'],
    ['another alphabet', 'e30-', 'data_base64 is not base64.'],
    ['no padding', packed(data).replace(/=+$/, '') + 'e', 'data_base64 is not base64.'],
    ['white space', `${packed(data)}\n`, 'data_base64 is not base64.'],
    ['bytes that are no UTF-8', '/////w==', 'data_base64 is not UTF-8.'],
    ['text that is not JSON', packed('GET /'), 'data_base64 is not JSON.'],
    ['a list', packed([data]), 'data_base64 is not an object.'],
    ['much more than a record', packed('a'.repeat(60_000)), 'data_base64 is longer than 65536 characters.'],
    ['an invalid record', packed({ ...data, status: 99 }), 'status is not a whole number from 200 to 599.'],
  ])('is rejected if it is %s', (_case, data_base64, reason) => {
    expect(reasonOf(sent(data_base64), 'cloudevents')).toBe(reason);
  });
});
