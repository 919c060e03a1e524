import { EARLIER, SPAN, START, changed, parsed, text, whole } from './otlp-span.fixture.js';

/** The span with other values of attributes. */
const withAttributes = (changes: Readonly<Record<string, object | undefined>>) => ({
  ...SPAN,
  attributes: changed(changes),
});

describe('an HTTP server span', () => {
  it.each<[string, object, string]>([
    [
      'no start',
      { startTimeUnixNano: undefined },
      'startTimeUnixNano is not a number of nanoseconds since 1970.',
    ],
    [
      'a negative start',
      { startTimeUnixNano: -1 },
      'startTimeUnixNano is not a number of nanoseconds since 1970.',
    ],
    [
      'a broken start',
      { startTimeUnixNano: 1.5 },
      'startTimeUnixNano is not a number of nanoseconds since 1970.',
    ],
    [
      'a start as date',
      { startTimeUnixNano: '2026-12-01' },
      'startTimeUnixNano is not a number of nanoseconds since 1970.',
    ],
    [
      'a start of 65 bits',
      { startTimeUnixNano: String(2n ** 64n) },
      'startTimeUnixNano is not a number of nanoseconds since 1970.',
    ],
    [
      'the last start',
      { startTimeUnixNano: String(2n ** 64n - 1n), endTimeUnixNano: undefined },
      'startTimeUnixNano is more than 5 minutes in the future.',
    ],
    ['an old start', { startTimeUnixNano: 0 }, 'startTimeUnixNano is more than 13 months in the past.'],
    [
      'an end before its start',
      { endTimeUnixNano: String(START - 1n) },
      'endTimeUnixNano is before startTimeUnixNano.',
    ],
    [
      'an end as date',
      { endTimeUnixNano: 'now' },
      'endTimeUnixNano is not a number of nanoseconds since 1970.',
    ],
    ['a short trace ID', { traceId: 'abc' }, 'traceId is not 32 hexadecimal digits.'],
    [
      'a trace ID in base64',
      { traceId: 'W47/95gDgQPSabYzgT/GDA==' },
      'traceId is not 32 hexadecimal digits.',
    ],
    ['a long span ID', { spanId: 'a'.repeat(17) }, 'spanId is not 16 hexadecimal digits.'],
    ['no trace ID', { traceId: undefined }, 'traceId is missing.'],
    ['a span ID of zeros', { spanId: '0'.repeat(16) }, 'spanId is missing.'],
    ['a number as ID', { spanId: 7 }, 'spanId is not a string.'],
    ['no attributes', { attributes: undefined }, 'http.request.method is missing.'],
    ['attributes as object', { attributes: { 'url.path': '/' } }, 'attributes is not an array.'],
    ['an attribute that is text', { attributes: ['url.path'] }, 'An attribute is not an object.'],
    ['an attribute without key', { attributes: [{ value: {} }] }, 'The key of an attribute is not a string.'],
    [
      'a bare value',
      { attributes: [{ key: 'a', value: 'b' }] },
      'The value of an attribute is not an object.',
    ],
    ['no method', withAttributes({ 'http.request.method': undefined }), 'http.request.method is missing.'],
    [
      'a number as method',
      withAttributes({ 'http.request.method': { doubleValue: 7 } }),
      'http.request.method is not a string.',
    ],
    ['no path', withAttributes({ 'url.path': undefined }), 'url.path is missing.'],
    [
      'only a query',
      { attributes: [...changed({ 'url.path': undefined }), text('http.target', '?a=1')] },
      'http.target is missing.',
    ],
    [
      'no status',
      withAttributes({ 'http.response.status_code': undefined }),
      'http.response.status_code is not a whole number from 200 to 599.',
    ],
    [
      'a status that is a truth value',
      withAttributes({ 'http.response.status_code': { boolValue: true } }),
      'http.response.status_code is not a whole number from 200 to 599.',
    ],
    [
      'a status under 200, in its own terms',
      { attributes: EARLIER.map((each) => (each.key === 'http.status_code' ? whole(each.key, 199) : each)) },
      'http.status_code is not a whole number from 200 to 599.',
    ],
    [
      'a fraction as client ID',
      withAttributes({ 'client.id': { doubleValue: 1.5 } }),
      'client.id is not a string.',
    ],
    [
      'a long client ID',
      withAttributes({ 'client.id': { stringValue: 'c'.repeat(257) } }),
      'client.id is longer than 256 characters.',
    ],
  ])('is rejected with %s', (_case, change, reason) => {
    expect(parsed({ ...SPAN, ...change })).toEqual({ ok: false, reason });
  });

  it.each([[[]], [null], [7], ['a']])('is rejected if it is %j', (span) => {
    expect(parsed(span)).toEqual({ ok: false, reason: 'The span is not an object.' });
  });
});
