import { readFileSync } from 'node:fs';
import {
  type Around,
  CURRENT,
  EARLIER,
  RECORD,
  SPAN,
  START,
  changed,
  parsed,
  recordOf,
  text,
  whole,
} from './otlp-span.fixture.js';
import { type ResourceClient, isServerSpan, resourceClient } from './otlp-span.js';

describe('an HTTP server span', () => {
  it.each([
    ['current', CURRENT],
    ['earlier', EARLIER],
    ['both, of which the current count', [...EARLIER.map((each) => ({ ...each, value: {} })), ...CURRENT]],
  ])('is read with the %s attribute names', (_case, attributes) => {
    expect(recordOf({ ...SPAN, attributes })).toEqual(RECORD);
  });

  it.each<[string, object, object]>([
    ['has its IDs in lower case', { traceId: SPAN.traceId.toUpperCase() }, { id: RECORD.id }],
    [
      'can have times as numbers',
      { startTimeUnixNano: 1796115540425000000, endTimeUnixNano: 1796115540462500000 },
      {},
    ],
    [
      'has its time cut to milliseconds',
      { startTimeUnixNano: String(START + 999_999n), endTimeUnixNano: String(START + 2_000_000n) },
      { time: RECORD.time, latencyMs: 1.000001 },
    ],
    ['can take no time', { endTimeUnixNano: SPAN.startTimeUnixNano }, { latencyMs: 0 }],
    ['can have no end', { endTimeUnixNano: undefined }, { latencyMs: null }],
    ['can have a null end', { endTimeUnixNano: null }, { latencyMs: null }],
    ['has no end if it is 0', { endTimeUnixNano: '0' }, { latencyMs: null }],
    [
      'has no client ID without attributes',
      { attributes: changed({ 'client.id': undefined }) },
      { clientId: null },
    ],
    [
      'can have an empty client ID',
      { attributes: changed({ 'client.id': { stringValue: '' } }) },
      { clientId: null },
    ],
    [
      'can have a whole number as client ID',
      { attributes: changed({ 'client.id': { intValue: 42 } }) },
      { clientId: '42' },
    ],
    [
      'can have its number as text',
      { attributes: changed({ 'client.id': { intValue: '42' } }) },
      { clientId: '42' },
    ],
    ['loses its query', { attributes: changed({ 'url.path': { stringValue: '/v1/pets?a=1' } }) }, {}],
    [
      'prefers its target to its route',
      {
        attributes: [
          ...changed({ 'url.path': undefined, 'http.route': { stringValue: '/x' } }),
          text('http.target', '/v1/pets'),
        ],
      },
      {},
    ],
    [
      'has the path of its route last of all',
      { attributes: changed({ 'url.path': undefined, 'http.route': { stringValue: '/v1/pets/{id}' } }) },
      { path: '/v1/pets/{id}' },
    ],
    ['can have no host', { attributes: changed({ 'server.address': undefined }) }, { host: null }],
    [
      'has its host in lower case without port',
      { attributes: changed({ 'server.address': { stringValue: 'API.bank.example:443' } }) },
      {},
    ],
    [
      'can have a status that is a fraction in form',
      { attributes: changed({ 'http.response.status_code': { doubleValue: 200 } }) },
      {},
    ],
    [
      'can have a status as text',
      { attributes: changed({ 'http.response.status_code': { stringValue: '200' } }) },
      {},
    ],
    [
      'has the first of repeated attributes',
      { attributes: [...CURRENT, text('http.request.method', 'POST')] },
      {},
    ],
    [
      'can have attributes without a value',
      { attributes: [...CURRENT, { key: 'a' }, { key: 'b', value: null }, { key: 'c', value: {} }] },
      {},
    ],
    [
      'ignores lists as values',
      { attributes: [...CURRENT, { key: 'a', value: { arrayValue: { values: [] } } }] },
      {},
    ],
  ])('%s', (_case, change, expected) => {
    expect(recordOf({ ...SPAN, ...change })).toEqual({ ...RECORD, ...expected });
  });

  it.each([
    ['none', { traceId: undefined, spanId: undefined }],
    ['empty ones', { traceId: '', spanId: '' }],
    ['zeros', { traceId: '0'.repeat(32), spanId: '0'.repeat(16) }],
  ])('has the digest of its canonical JSON as ID if its IDs are %s', (_case, ids) => {
    expect(recordOf({ ...SPAN, ...ids }).id).toMatch(/^digest of \{"attributes":/);
  });
});

describe("a span's client", () => {
  const nameless = { ...SPAN, attributes: changed({ 'client.id': undefined }) };

  it.each<[string, object, Around, string | null]>([
    ['is its own', SPAN, { resource: { clientId: 'other' } }, 'northwind-live'],
    ["is its resource's", nameless, { resource: { clientId: 'northwind' } }, 'northwind'],
    ['is its own if the resource cannot be read', SPAN, { resource: { reason: 'No.' } }, 'northwind-live'],
    ['is the attribute that is configured', SPAN, { clientAttribute: 'url.path' }, '/v1/pets'],
    ['can be missing', nameless, {}, null],
  ])('%s', (_case, span, around, clientId) => {
    expect(recordOf(span, around).clientId).toBe(clientId);
  });

  it('is unknown if it has none and its resource cannot be read', () => {
    expect(parsed(nameless, { resource: { reason: 'No.' } })).toEqual({ ok: false, reason: 'No.' });
  });

  it.each<[unknown, ResourceClient]>([
    [null, { clientId: null }],
    [{}, { clientId: null }],
    [{ attributes: null }, { clientId: null }],
    [{ attributes: [text('service.name', 'a')] }, { clientId: null }],
    [{ attributes: [text('client.id', 'a')] }, { clientId: 'a' }],
    [{ attributes: [whole('client.id', 7)] }, { clientId: '7' }],
    [[], { reason: 'The resource was not accepted: It is not an object.' }],
  ])('of resource %j is %j', (resource, client) => {
    expect(resourceClient(resource, 'client.id')).toEqual(client);
  });
});

describe('a span', () => {
  it.each<[unknown, boolean]>([
    [2, true],
    ['SPAN_KIND_SERVER', true],
    [1, false],
    [3, false],
    ['2', false],
    ['SPAN_KIND_CLIENT', false],
    [undefined, false],
  ])('of kind %j is a record: %j', (kind, expected) => {
    expect(isServerSpan({ kind })).toBe(expected);
  });

  it('as the OpenTelemetry project publishes it has no HTTP attributes, and is years old', () => {
    const trace = JSON.parse(readFileSync('test/fixtures/usage/otlp-trace.json', 'utf8')) as {
      resourceSpans: [{ scopeSpans: [{ spans: [object] }] }];
    };
    const span = trace.resourceSpans[0].scopeSpans[0].spans[0];
    expect(parsed(span)).toEqual({
      ok: false,
      reason: 'startTimeUnixNano is more than 13 months in the past.',
    });
    const recent = { startTimeUnixNano: Number(START), endTimeUnixNano: Number(START + 1_000_000_000n) };
    expect(parsed({ ...span, ...recent })).toEqual({ ok: false, reason: 'http.request.method is missing.' });
    expect(recordOf({ ...span, ...recent, attributes: CURRENT })).toEqual({ ...RECORD, latencyMs: 1_000 });
  });
});
