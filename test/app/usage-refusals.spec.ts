import { gzipSync } from 'node:zlib';
import { TestApp } from '../support/app.js';
import * as usage from '../support/usage.js';

const { BATCH, EVENT, NDJSON, call, lines } = usage;
const JSON_TYPE = 'application/json';
const FORMATS = 'causeway, kong, aws-apigateway, cloudevents, otlp';

describe('invalid usage from a gateway', () => {
  let app: TestApp;
  let gateway: string;

  beforeAll(async () => {
    app = await TestApp.start();
    await usage.seedUsageWorld(app.pools.staff);
    gateway = await createKey();
  });
  afterAll(() => app.stop());

  const createKey = (scopes?: string[], expiresAt?: string) =>
    usage.createKey(app.pools.staff, null, scopes, expiresAt);
  const send = (
    payload: string | Buffer,
    type: string | null,
    more: { key?: string | null; url?: string; headers?: object } = {},
  ) => usage.send(app, payload, { type, key: gateway, ...more });

  it.each<[string, Buffer | string, string | null, object, number, string]>([
    [
      'a compressed body that ends early',
      gzipSync('{}'.repeat(500)).subarray(0, 20),
      NDJSON,
      { 'content-encoding': 'gzip' },
      400,
      'The body is not a complete gzip stream.',
    ],
    [
      'a body that only claims to be compressed',
      '{}',
      NDJSON,
      { 'content-encoding': 'gzip' },
      400,
      'The body is not a complete gzip stream.',
    ],
    [
      'a small body that exceeds the limit when decompressed',
      gzipSync(Buffer.alloc(51 * 1024 * 1024)),
      NDJSON,
      { 'content-encoding': 'gzip' },
      413,
      'The body is larger than 50 MiB; split it into several requests.',
    ],
    [
      'a body over the limit',
      Buffer.alloc(50 * 1024 * 1024 + 1, ' '),
      NDJSON,
      {},
      413,
      'The body is larger than 50 MiB; split it into several requests.',
    ],
    [
      'another compression',
      '{}',
      NDJSON,
      { 'content-encoding': 'br' },
      415,
      'This content-encoding is not supported; use gzip or none.',
    ],
    [
      'too many records',
      '1\n'.repeat(100_001),
      NDJSON,
      {},
      413,
      'A request can contain at most 100000 records; send the rest in further requests.',
    ],
    ['a list truncated in the middle', '[{"specversion":"1.0"},', BATCH, {}, 400, 'The body is not JSON.'],
    ['a blank body', ' ', BATCH, {}, 400, 'The body is not JSON.'],
    ['an object as a list', '{}', BATCH, {}, 400, 'The body is not a JSON array of CloudEvents.'],
    [
      'a list as one event',
      '[]',
      EVENT,
      {},
      400,
      'The body is an array; send it as application/cloudevents-batch+json.',
    ],
    ['bytes that are not text', Buffer.from([0x22, 0xff, 0x22]), EVENT, {}, 400, 'The body is not UTF-8.'],
    [
      'plain text',
      'hello',
      'text/plain',
      {},
      415,
      `Send usage with one of these content types: ${BATCH}, ${EVENT}, ${NDJSON}, ${JSON_TYPE}.`,
    ],
    ['an empty body', '', NDJSON, {}, 400, 'The body is empty; send at least one usage record.'],
    [
      'JSON without a format',
      '[]',
      JSON_TYPE,
      {},
      400,
      `For application/json, specify the format in the path, e.g. /ingest/usage/kong; the formats are: ${FORMATS}.`,
    ],
    [
      'a form',
      'a=1',
      'application/x-www-form-urlencoded',
      {},
      415,
      `Send usage with one of these content types: ${BATCH}, ${EVENT}, ${NDJSON}, ${JSON_TYPE}.`,
    ],
    [
      'no content type',
      'hello',
      null,
      {},
      415,
      `Send usage with one of these content types: ${BATCH}, ${EVENT}, ${NDJSON}, ${JSON_TYPE}.`,
    ],
  ])('is rejected: %s', async (_case, payload, type, headers, status, message) => {
    const { status: answered, body } = await send(payload, type, { headers });
    expect({ answered, error: body.error }).toEqual({
      answered: status,
      error: { code: 'BAD_USER_INPUT', message, requestId: expect.any(String) },
    });
  });

  it.each([
    ['?format=nginx', NDJSON, 400, `Unknown usage format; the formats are: ${FORMATS}.`],
    ['?format=constructor', NDJSON, 400, `Unknown usage format; the formats are: ${FORMATS}.`],
    ['?format=', NDJSON, 400, `Unknown usage format; the formats are: ${FORMATS}.`],
    ['?format=kong&format=kong', NDJSON, 400, `Unknown usage format; the formats are: ${FORMATS}.`],
    ['/nginx', JSON_TYPE, 404, `Unknown usage format; the formats are: ${FORMATS}.`],
    ['/Kong', JSON_TYPE, 404, `Unknown usage format; the formats are: ${FORMATS}.`],
    [
      '/kong?format=causeway',
      NDJSON,
      400,
      'The path specifies kong and the query causeway; specify only one format.',
    ],
    ['/kong', BATCH, 400, `${BATCH} is for cloudevents, not kong.`],
    [
      '/kong?format=kong',
      'text/plain',
      415,
      `Send usage with one of these content types: ${BATCH}, ${EVENT}, ${NDJSON}, ${JSON_TYPE}.`,
    ],
  ])('is reported for the format specified by %s', async (path, type, status, message) => {
    const answer = await send(lines(call('f1')), type, { url: `${usage.URL}${path}` });
    expect([answer.status, answer.body.error.message]).toEqual([status, message]);
  });

  it.each([
    ['invalid JSON', '{"request":', 'The body is not JSON.'],
    ['a string', '"kong"', 'The body is neither a record nor an array of records.'],
  ])('is reported if a body is %s, whoever parses it', async (_case, payload, message) => {
    const { status, body } = await send(payload, JSON_TYPE, { url: `${usage.URL}/kong` });
    expect([status, body.error.message]).toEqual([400, message]);
  });

  it('is rejected without a key on the paths of formats, too', async () => {
    const { status } = await send('[]', JSON_TYPE, { key: null, url: `${usage.URL}/kong` });
    expect(status).toBe(401);
  });

  it.each<[string, () => Promise<string | null>, number, string]>([
    ['no key', async () => null, 401, 'UNAUTHENTICATED'],
    ['a key that does not exist', async () => 'cwk_nothing', 401, 'UNAUTHENTICATED'],
    ["a person's token", async () => app.token('admin@causeway.example'), 401, 'UNAUTHENTICATED'],
    ['an expired key', async () => createKey(undefined, '2026-11-30T14:59:59Z'), 401, 'UNAUTHENTICATED'],
    ['a key without the scope', async () => createKey(['OTHER']), 403, 'FORBIDDEN'],
  ])('is rejected with %s, and nothing is counted', async (_case, keyOf, status, code) => {
    const payload = lines(call(`sent with ${_case}`));
    const { status: answered, body } = await send(payload, NDJSON, { key: await keyOf() });
    expect([answered, body.error.code]).toEqual([status, code]);
    expect((await send(payload, NDJSON)).body.accepted).toBe(1);
  });

  it('does not affect how other routes reject unknown types', async () => {
    expect((await send('{}', NDJSON, { url: '/graphql', key: null })).status).toBe(415);
  });
});
