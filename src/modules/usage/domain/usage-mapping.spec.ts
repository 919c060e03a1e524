import { readFileSync } from 'node:fs';
import { type ParsedUsage, parseUsageRecord } from './usage-record.js';
import type { LineFormat } from './usage-mapping.js';

const now = new Date('2026-12-01T09:00:00Z');
const digest = () => 'a digest';

const fixture = (file: string) => JSON.parse(readFileSync(`test/fixtures/usage/${file}`, 'utf8')) as object;
/** The published samples are years old, so their times are moved forward. */
const KONG = { ...fixture('kong-http-log.json'), started_at: Date.parse('2026-12-01T08:59:00.425Z') };
const AWS = {
  ...fixture('aws-apigateway-access-log.jsonl'),
  requestTime: '01/Dec/2026:09:59:28 +0100',
};

function parsed(raw: unknown, format: LineFormat): ParsedUsage {
  return parseUsageRecord(raw, { format, now, digest });
}
function recordOf(raw: unknown, format: LineFormat) {
  const result = parsed(raw, format);
  if (!result.ok) throw new Error(result.reason);
  return result.record;
}

describe("Kong's log record", () => {
  it('is read as documented; without consumer and request ID it has no client ID and its digest as ID', () => {
    expect(recordOf(KONG, 'kong')).toEqual({
      ...{ id: 'a digest', time: new Date('2026-12-01T08:59:00.425Z'), clientId: null, method: 'GET' },
      ...{ path: '/get', host: 'httpbin.org', status: 200, latencyMs: 1921, source: '' },
    });
  });

  const request = (more: object) => ({
    ...(fixture('kong-http-log.json') as { request: object }).request,
    ...more,
  });
  it.each<[string, object, object]>([
    [
      'takes the client ID from the named consumer',
      { consumer: { id: 'c', username: 'northwind' } },
      { clientId: 'northwind' },
    ],
    [
      "prefers the consumer's custom id to its name",
      { consumer: { custom_id: 'northwind-live', username: 'northwind' } },
      { clientId: 'northwind-live' },
    ],
    ['has no consumer if it is null', { consumer: null }, { clientId: null }],
    ['has the id of its request', { request: request({ id: 'r-1' }) }, { id: 'r-1' }],
    ['loses its query', { request: request({ uri: '/get?name=Ada' }) }, { path: '/get' }],
    ['may have no headers', { request: request({ headers: undefined }) }, { host: null }],
    ['may have no latencies', { latencies: undefined }, { latencyMs: null }],
  ])('%s', (_case, change, expected) => {
    expect(recordOf({ ...KONG, ...change }, 'kong')).toMatchObject(expected);
  });

  it.each<[string, object, string]>([
    [
      'a time that is not a timestamp',
      { started_at: '2026-12-01' },
      'started_at is not a number of milliseconds since 1970.',
    ],
    ['no time', { started_at: undefined }, 'started_at is not a number of milliseconds since 1970.'],
    [
      'a time beyond all years',
      { started_at: 1e300 },
      'started_at is not a number of milliseconds since 1970.',
    ],
    ['an old time', { started_at: 1433209822425 }, 'started_at is more than 13 months in the past.'],
    ['no method', { request: request({ method: undefined }) }, 'request.method is missing.'],
    ['no path', { request: request({ uri: undefined }) }, 'request.uri is missing.'],
    ['no request', { request: undefined }, 'request.method is missing.'],
    ['a request as text', { request: 'GET /' }, 'request.id cannot be read: its parent is not an object.'],
    ['no status', { response: {} }, 'response.status is not a whole number from 200 to 599.'],
    [
      'a negative latency',
      { latencies: { request: -1 } },
      'latencies.request is not a non-negative number of milliseconds.',
    ],
  ])('is rejected with %s, in its own terms', (_case, change, reason) => {
    expect(parsed({ ...KONG, ...change }, 'kong')).toEqual({ ok: false, reason });
  });
});

describe("AWS API Gateway's access-log record", () => {
  it('is read as documented; a dash means no client', () => {
    expect(recordOf(AWS, 'aws-apigateway')).toEqual({
      ...{ id: '48752d0f-c99d-4cfa-a5a7-f3c6834d19e5', time: new Date('2026-12-01T08:59:28Z') },
      ...{ clientId: null, method: 'GET', path: '/pets', host: null, status: 200 },
      ...{ latencyMs: null, source: '' },
    });
  });

  it.each<[string, object, object]>([
    ['prefers its API key to its user', { apiKeyId: 'k-1', user: 'u-1', caller: 'c-1' }, { clientId: 'k-1' }],
    ['has its user as client id without a key', { apiKeyId: '-', user: 'u-1' }, { clientId: 'u-1' }],
    ['has its caller as client id last of all', { caller: 'c-1' }, { clientId: 'c-1' }],
    ['has a latency as text', { responseLatency: '87' }, { latencyMs: 87 }],
    ['has no latency if it is a dash', { responseLatency: '-' }, { latencyMs: null }],
    ['is below its stage', { stage: 'prod' }, { path: '/prod/pets', otherPath: '/pets' }],
    ['is not below the default stage', { stage: '$default' }, { path: '/pets' }],
    ['has no stage if it is a dash', { stage: '-' }, { path: '/pets' }],
    [
      'takes the API key as client ID before the user',
      { apiKeyId: 'k-1', user: 'u-1', caller: 'c-1' },
      { clientId: 'k-1' },
    ],
    ['takes the user as client ID if there is no key', { apiKeyId: '-', user: 'u-1' }, { clientId: 'u-1' }],
    ['takes the caller as client ID last', { caller: 'c-1' }, { clientId: 'c-1' }],
    ['has its latency as text', { responseLatency: '87' }, { latencyMs: 87 }],
    ['has no latency if it is a dash', { responseLatency: '-' }, { latencyMs: null }],
    ['is below its stage', { stage: 'prod' }, { path: '/prod/pets', otherPath: '/pets' }],
    ['is not below the default stage', { stage: '$default' }, { path: '/pets' }],
    ['has no stage if it is a dash', { stage: '-' }, { path: '/pets' }],
    [
      'has the path of the request if no resource is given',
      { resourcePath: undefined, path: '/prod/pets/7?a=1', stage: 'prod', routeKey: 'GET /pets/{id}' },
      { path: '/prod/pets/7' },
    ],
    [
      'has method and path of its route if they are given nowhere else',
      { resourcePath: '-', httpMethod: undefined, routeKey: 'POST /pets/{id}', stage: 'v2' },
      { method: 'POST', path: '/v2/pets/{id}', otherPath: '/pets/{id}' },
    ],
    [
      'prefers its own method to that of the route',
      { routeKey: 'ANY /pets', resourcePath: undefined },
      { method: 'GET', path: '/pets' },
    ],
    ['has its host', { domainName: 'API.bank.example' }, { host: 'api.bank.example' }],
    ['can have a number as status', { status: 404 }, { status: 404 }],
  ])('%s', (_case, change, expected) => {
    expect(recordOf({ ...AWS, ...change }, 'aws-apigateway')).toMatchObject(expected);
  });

  it.each<[string, object, string]>([
    [
      'a time in another format',
      { requestTime: 'yesterday' },
      'requestTime is not a time such as 10/Jun/2023:15:36:28 +0000.',
    ],
    [
      'an invalid month',
      { requestTime: '10/Jux/2026:15:36:28 +0000' },
      'requestTime is not a time such as 10/Jun/2023:15:36:28 +0000.',
    ],
    [
      'a day that does not exist',
      { requestTime: '31/Jun/2026:15:36:28 +0000' },
      'requestTime is not a time such as 10/Jun/2023:15:36:28 +0000.',
    ],
    [
      'an old time',
      { requestTime: '10/Jun/2023:15:36:28 +0000' },
      'requestTime is more than 13 months in the past.',
    ],
    ['a status that is text', { status: 'OK' }, 'status is not a whole number from 200 to 599.'],
    ['no path', { resourcePath: '-' }, 'resourcePath is missing.'],
    ['a route without any', { resourcePath: '-', routeKey: '$default' }, 'resourcePath is missing.'],
    ['a stage that is not a string', { stage: 7 }, 'stage is not a string.'],
    [
      'a path that is too long with its stage',
      { resourcePath: `/${'p'.repeat(2047)}`, stage: 'v1' },
      'resourcePath is longer than 2048 characters.',
    ],
    [
      'an invalid latency',
      { responseLatency: '1.5s' },
      'responseLatency is not a non-negative number of milliseconds.',
    ],
  ])('is rejected with %s, in its own terms', (_case, change, reason) => {
    expect(parsed({ ...AWS, ...change }, 'aws-apigateway')).toEqual({ ok: false, reason });
  });
});
