import { deflateSync, brotliCompressSync, gzipSync } from 'node:zlib';

const KIB = 1024;
const MIB = KIB * KIB;

const fill = (size, text) => Buffer.alloc(size, text);
const text = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));
const repeated = (count, part) => Array.from({ length: count }, (_, n) => part(n)).join(',');
const keys = (count) => `{${repeated(count, (n) => `"key${n}":${n}`)}}`;
const operation = (variables) => text('{"query":"{ viewer { email } }","variables":', variables, '}');
/** Parses but is not an operation: it is rejected once all of it has been read. */
const noOperation = (value) => text('{"variables":{"a":', value, '}}');
const usage = (path) =>
  `{"id":"${path}","time":"2026-01-01T00:00:00Z","method":"GET","path":"/${path}","status":200}`;

/** Several send the same bytes, which take longer to create than to send. */
const once = (make) => {
  let made;
  return () => (made ??= make());
};
const manyKeys = once(() => operation(keys(500_000)));
const packedBrackets = once(() => gzipSync(fill(50e6, '[')));

const JSON_TYPE = 'application/json';
const NDJSON = 'application/x-ndjson';
const BATCH = 'application/cloudevents-batch+json';
const EVENT = 'application/cloudevents+json';
const FORM = 'multipart/form-data; boundary=b';

const json = (who, path, status, body, more = {}) => ({ who, path, status, body, type: JSON_TYPE, ...more });
const graphql = (who, status, body, more) => json(who, '/graphql', status, body, more);
const ingest = (who, status, body, more) =>
  json(who, '/ingest/usage', status, body, { type: NDJSON, ...more });
const traceOf = (status, body) =>
  json('gateway', '/ingest/usage/otlp', status, () => gzipSync(body()), { encoding: 'gzip' });
const upload = (who, status, body, more) => json(who, '/uploads', status, body, { type: FORM, ...more });

/**
 * Bodies that once blocked the process, filled its memory or kept connections for minutes, and similar ones: the sender,
 * the content, and the expected status. Bytes are created when they are sent, so that the table itself stays small.
 */
export const HOSTILE_BODIES = {
  // Anonymous.
  'a stranger: 7 MiB of keys': graphql('nobody', 401, manyKeys),
  'a stranger: 7 MiB of one text': graphql('nobody', 401, () => operation(`"${'x'.repeat(7 * MIB)}"`)),
  'a stranger: 7 MiB in chunks': graphql('nobody', 401, () => fill(7 * MIB, '['), { chunked: true }),
  'a stranger: a form of 7 MiB': graphql('nobody', 401, () => fill(7 * MIB, 'a=1&'), {
    type: 'application/x-www-form-urlencoded',
  }),
  'a stranger: plain text of 7 MiB': graphql('nobody', 401, () => fill(7 * MIB, 'x'), { type: 'text/plain' }),
  'a stranger: 7 MiB without a type': graphql('nobody', 401, () => fill(7 * MIB, '{'), { type: null }),
  'a stranger: 7 MiB to no route': json('nobody', '/nowhere', 404, () => fill(7 * MIB, '[')),
  'a stranger: 7 MiB to a route without a body': json('nobody', '/health/live', 404, () =>
    fill(7 * MIB, '['),
  ),
  'a stranger: 7 MiB to a route of development': json('nobody', '/dev/token', [401, 404], () =>
    fill(7 * MIB, '['),
  ),
  'a stranger: 7 MiB by PUT': graphql('nobody', 404, () => fill(7 * MIB, '['), { method: 'PUT' }),
  'a stranger: 7 MiB by GET': graphql('nobody', 400, () => fill(7 * MIB, '['), { method: 'GET' }),
  'a stranger: 7 MiB of usage': ingest('nobody', 401, () => fill(7 * MIB, '[')),
  'a stranger: 7 MiB of a file': upload('nobody', 401, () => fill(7 * MIB, 'x')),
  'a stranger: brackets in 4 KiB': graphql('nobody', 400, () => fill(4 * KIB, '[')),
  'a stranger: gzip': graphql('nobody', 415, () => gzipSync(fill(MIB, '[')), { encoding: 'gzip' }),
  'a stranger: deflate': graphql('nobody', 415, () => deflateSync(fill(MIB, '[')), { encoding: 'deflate' }),
  'a stranger: brotli': graphql('nobody', 415, () => brotliCompressSync(fill(MIB, '[')), { encoding: 'br' }),
  'a stranger: a body that stalls': graphql('nobody', 408, () => fill(100, ' '), { announced: 4 * KIB }),
  'a bad token: 7 MiB of keys': graphql('liar', 401, manyKeys),
  'a bad token: a small body': graphql('liar', 401, () => operation('{}')),
  'a bad token: 7 MiB to no route': json('liar', '/nowhere', 401, () => fill(7 * MIB, '[')),
  // Partner users.
  'a partner user: over 256 KiB': graphql('partner', 413, () => operation(`"${'x'.repeat(256 * KIB)}"`)),
  'a partner user: 7 MiB in chunks': graphql('partner', 413, () => fill(7 * MIB, ' '), { chunked: true }),
  'a partner user: 200,000 brackets': graphql('partner', 400, () => fill(200_000, '[')),
  'a partner user: 25,000 objects deep': graphql('partner', 400, () => operation('{"a":'.repeat(25_000))),
  'a partner user: 15,000 keys': graphql('partner', 400, () => operation(keys(15_000))),
  'a partner user: one key 15,000 times': graphql('partner', 400, () =>
    operation(`{${repeated(15_000, () => '"a":1')}}`),
  ),
  'a partner user: 100,000 values': graphql('partner', 400, () =>
    operation(`[${repeated(100_000, () => '1')}]`),
  ),
  'a partner user: a number of 200,000 digits': graphql('partner', 400, () =>
    noOperation('1'.repeat(200_000)),
  ),
  'a partner user: a prototype': graphql('partner', 400, () => operation('{"__proto__":{"a":1}}')),
  'a partner user: a constructor': graphql('partner', 400, () =>
    operation('{"constructor":{"prototype":{}}}'),
  ),
  'a partner user: no UTF-8': graphql('partner', 400, () => text('{"query":"', [0xff, 0xfe], '"}')),
  'a partner user: half a mark of UTF-8': graphql('partner', 400, () => text([0xef, 0xbb], operation('{}'))),
  'a partner user: UTF-16': graphql('partner', 400, () => Buffer.from(String(operation('{}')), 'utf16le')),
  'a partner user: zero bytes': graphql('partner', 400, () => fill(200_000, 0)),
  'a partner user: a torn body': graphql('partner', 400, () => operation('{"a":"')),
  'a partner user: a query of 200,000 characters': graphql('partner', 400, () =>
    text('{"query":"{', fill(200_000, 'a '), '}"}'),
  ),
  'a partner user: a text of 30,000 lines': graphql('partner', 400, () =>
    text(`{"query":"{ node(id: \\"\\"\\"${'\\n'.repeat(30_000)}\\"\\"\\") { a }"}`),
  ),
  'a partner user: a body that stalls': graphql('partner', 408, () => fill(60_000, ' '), {
    announced: 200_000,
  }),
  'a partner user: a body that trickles': graphql('partner', 408, () => fill(60, ' '), {
    chunked: true,
    trickles: true,
  }),
  'a partner user: less than was announced': graphql('partner', 400, () => operation('{}'), {
    announced: 10_000,
    ends: true,
  }),
  'a partner user: more than was announced': graphql('partner', 400, () => operation(keys(900)), {
    announced: 50,
  }),
  'a partner user: no number of bytes': graphql('partner', 400, () => operation('{}'), { announced: 'many' }),
  'a partner user: chunks and a length': graphql('partner', 400, () => operation('{}'), {
    chunked: true,
    announced: 50,
  }),
  'a partner user: broken chunks': graphql('partner', 400, () => text('zz\r\n[[[[\r\n'), {
    announced: null,
    headers: { 'transfer-encoding': 'chunked' },
  }),
  'a partner user: breaks off': graphql('partner', null, () => fill(60_000, ' '), {
    announced: 200_000,
    breaks: true,
  }),
  // Staff.
  'an engineer: over 1 MiB': graphql('engineer', 413, () => operation(`"${'x'.repeat(MIB)}"`)),
  'an engineer: a header of 20 KiB': graphql('engineer', 431, () => operation('{}'), {
    headers: { 'x-long': 'x'.repeat(20 * KIB) },
  }),
  'a manager: over 17 MiB': graphql('manager', 413, () => operation(`"${'x'.repeat(17 * MIB)}"`)),
  'a manager: 16 MiB of brackets': graphql('manager', 400, () => fill(16 * MIB, '[')),
  'a manager: 7 MiB of keys': graphql('manager', 400, manyKeys),
  'a manager: 15 MiB of one text': graphql('manager', 400, () => noOperation(`"${'x'.repeat(15 * MIB)}"`)),
  'a manager: 15 MiB of escapes': graphql('manager', 400, () =>
    noOperation(`"${'\\u00e9'.repeat(2.5 * MIB)}"`),
  ),
  'a manager: 15 MiB of half a prototype': graphql('manager', 400, () =>
    noOperation(`"${'\\"__proto_'.repeat(1.4 * MIB)}"`),
  ),
  'a manager: 16 MiB of blanks': graphql('manager', 400, () => fill(16 * MIB, ' ')),
  // API keys.
  "a partner's key: 50 MB of brackets in gzip": ingest('key', 202, packedBrackets, {
    encoding: 'gzip',
  }),
  "a partner's key: 50 MB of brackets as an event": ingest(
    'key',
    202,
    () => gzipSync(text('{"a":', fill(50e6, '['))),
    {
      encoding: 'gzip',
      type: EVENT,
    },
  ),
  "a partner's key: 50 MB of brackets as a list": ingest('key', 400, packedBrackets, {
    encoding: 'gzip',
    type: BATCH,
  }),
  "a partner's key: a bomb of 150 MB": ingest('key', 413, () => gzipSync(fill(150e6, 0)), {
    encoding: 'gzip',
  }),
  "a partner's key: gzip in gzip": ingest('key', 202, () => gzipSync(packedBrackets()), {
    encoding: 'gzip',
  }),
  "a partner's key: torn gzip": ingest('key', 400, () => gzipSync(fill(MIB, '[')).subarray(0, 500), {
    encoding: 'gzip',
  }),
  "a partner's key: deflate": ingest('key', 415, () => deflateSync(fill(MIB, '[')), { encoding: 'deflate' }),
  "a partner's key: brotli": ingest('key', 415, () => brotliCompressSync(fill(MIB, '[')), { encoding: 'br' }),
  "a partner's key: one endless line": ingest('key', 202, () => fill(20 * MIB, 'x'), { chunked: true }),
  "a partner's key: 50 MB of line ends in gzip": ingest('key', 202, () => gzipSync(fill(50e6, '\n')), {
    encoding: 'gzip',
  }),
  "a partner's key: 100,001 tiny lines": ingest('key', 413, () => fill(200_002, '1\n')),
  "a partner's key: lines of 20,000 brackets": ingest('key', 202, () =>
    fill(20_001 * 100, `${'['.repeat(20_000)}\n`),
  ),
  "a partner's key: lines of 5,000 keys": ingest('key', 202, () =>
    Buffer.from(`${keys(4_000)}\n`.repeat(50)),
  ),
  "a partner's key: lines of lists": ingest('key', 202, () =>
    Buffer.from(`[${repeated(999, () => '0')}]\n`.repeat(5_000)),
  ),
  "a partner's key: lines without UTF-8": ingest('key', 202, () =>
    fill(2 * MIB, text(fill(100, [0xff]), '\n')),
  ),
  "a partner's key: usage that stalls": ingest('key', 408, () => fill(100, ' '), { announced: 40 * MIB }),
  "a partner's key: an operation": graphql('key', 401, manyKeys),
  'a gateway: a list of 100,001 items': ingest(
    'gateway',
    413,
    () =>
      text(
        '[',
        repeated(100_001, () => '1'),
        ']',
      ),
    {
      type: BATCH,
    },
  ),
  'a gateway: a torn list': ingest('gateway', 400, () => text(`[${repeated(5_000, usage)}`), { type: BATCH }),
  'a gateway: over 50 MiB': ingest('gateway', 413, () => fill(50 * MIB + 1, ' ')),
  'a gateway: a trace of 16 million empty scopes': traceOf(413, () =>
    text('{"resourceSpans":[{"scopeSpans":[', fill(48e6, '{},')),
  ),
  'a gateway: a trace of brackets': traceOf(400, () => text('{"resourceSpans":[{"a":', fill(48e6, '['))),
  'a gateway: a trace of blanks': traceOf(400, () => text('{', fill(48e6, ' '))),
  'a gateway: 100,000 resources behind a span': traceOf(202, () =>
    text(
      '{"resourceSpans":[{"scopeSpans":[{"spans":[{"kind":2}]}]}',
      fill(16 * 99_999, ',{"resource":{}}'),
      ']}',
    ),
  ),
  // Files.
  'an engineer: a form without a boundary': upload('engineer', 400, () => fill(MIB, 'x'), {
    type: 'multipart/form-data',
  }),
  'an engineer: a form of 50,000 fields': upload('engineer', 400, () =>
    Buffer.from('--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n'.repeat(50_000)),
  ),
  'an engineer: a form of boundaries': upload('engineer', 400, () => fill(2 * MIB, '--b\r\n')),
  'an engineer: a field of 7 MiB': upload('engineer', 400, () =>
    text('--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n', fill(7 * MIB, 'x')),
  ),
  'an engineer: a form to GraphQL': graphql('engineer', 415, () => fill(500_000, 'x'), { type: FORM }),
};

const init = { type: 'connection_init', payload: { Authorization: 'token' } };
const subscribe = (variables) =>
  `{"id":"1","type":"subscribe","payload":{"query":"subscription { a }","variables":${variables}}}`;

/** Messages to the web socket: the sender, and the code with which it is closed. */
export const HOSTILE_MESSAGES = {
  'a stranger: a message of 100 KiB': { who: 'nobody', code: 1009, messages: () => ['x'.repeat(100 * KIB)] },
  'a stranger: a message of 20 KiB': { who: 'nobody', code: 4400, messages: () => ['x'.repeat(20 * KIB)] },
  'a stranger: brackets': { who: 'nobody', code: 4400, messages: () => ['['.repeat(10 * KIB)] },
  'a stranger: no JSON': { who: 'nobody', code: 4400, messages: () => ['hello'] },
  'a partner user: a message of 100 KiB': {
    who: 'partner',
    code: 1009,
    messages: () => [init, subscribe(`"${'x'.repeat(100 * KIB)}"`)],
  },
  'a partner user: deep variables': {
    who: 'partner',
    code: 4400,
    messages: () => [init, subscribe('{"a":'.repeat(10_000))],
  },
  'a partner user: 5,000 keys': {
    who: 'partner',
    code: 4400,
    messages: () => [init, subscribe(keys(4_000))],
  },
  'a partner user: 500 messages': {
    who: 'partner',
    code: 4429,
    messages: () => [init, ...Array.from({ length: 500 }, () => '{"type":"ping"}')],
  },
};
