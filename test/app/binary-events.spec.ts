import { readFileSync } from 'node:fs';
import type { TestApp } from '../support/app.js';
import * as usage from '../support/usage.js';

const JSON_TYPE = 'application/json';
const none = { accepted: 0, duplicates: 0, quarantined: 0, rejected: [], rejectedTotal: 0, skipped: 0 };
const { id: _id, time: _time, ...DATA } = usage.call('inner');

const headersOf = (id: string, more: Readonly<Record<string, string | undefined>> = {}) => {
  const headers = {
    ...{ 'ce-specversion': '1.0', 'ce-type': 'causeway.usage.v1', 'ce-source': '/gateways/eu', 'ce-id': id },
    ...{ 'ce-time': '2026-11-29T10:00:00Z', ...more },
  };
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
};

describe('a CloudEvent in binary mode', () => {
  let app: TestApp;
  let key: string;

  beforeAll(async () => {
    ({ app, gateway: key } = await usage.startUsageWorld());
  });
  afterAll(() => app.stop());

  const send = (
    headers: object,
    { data = DATA, type = JSON_TYPE, url = usage.URL }: { data?: unknown; type?: string; url?: string } = {},
  ) => usage.send(app, typeof data === 'string' ? data : JSON.stringify(data), { type, key, url, headers });

  it.each([
    ['no format', ''],
    ['its format in the path', '/cloudevents'],
    ['its format in the query', '?format=cloudevents'],
  ])('is counted once with %s', async (name, path) => {
    const url = `${usage.URL}${path}`;
    expect(await send(headersOf(name), { url })).toEqual({ status: 202, body: { ...none, accepted: 1 } });
    expect((await send(headersOf(name), { url, type: `${JSON_TYPE}; charset=utf-8` })).body).toEqual({
      ...none,
      duplicates: 1,
    });
  });

  it('is sent by the example', async () => {
    const data = readFileSync('examples/usage/event-data.json', 'utf8');
    expect((await send(headersOf('example'), { data })).body).toEqual({ ...none, quarantined: 1 });
  });

  it('is the same event as in structured mode', async () => {
    expect((await send(headersOf('both'))).body).toEqual({ ...none, accepted: 1 });
    const structured = JSON.stringify(usage.event('both'));
    expect((await usage.send(app, structured, { type: usage.EVENT, key })).body).toEqual({
      ...none,
      duplicates: 1,
    });
  });

  it('can have its headers in any case, encoded or quoted', async () => {
    const source = '/straße "1" %';
    const structured = JSON.stringify(usage.event('encoded', { source }));
    expect((await usage.send(app, structured, { type: usage.EVENT, key })).body.accepted).toBe(1);
    const encoded = headersOf('encoded', { 'ce-source': '/stra%c3%9Fe%20%221%22%20%25' });
    const upper = Object.fromEntries(
      Object.entries(encoded).map(([name, value]) => [name.toUpperCase(), value]),
    );
    expect((await send(upper)).body).toEqual({ ...none, duplicates: 1 });
    const quoted = headersOf('"encoded"', { 'ce-source': '"/stra%C3%9Fe \\"1\\" %25"' });
    expect((await send(quoted)).body).toEqual({ ...none, duplicates: 1 });
  });

  it("can leave its time to the data, and takes the header's before that", async () => {
    const old = { ...DATA, time: '2020-01-01T00:00:00Z' };
    expect((await send(headersOf('header time'), { data: old })).body.accepted).toBe(1);
    const { body } = await send(headersOf('no time', { 'ce-time': undefined }), { data: old });
    expect(body.rejected).toEqual([{ index: 0, reason: 'time is more than 13 months in the past.' }]);
    const recent = { ...DATA, time: '2026-11-29T10:00:00Z' };
    expect((await send(headersOf('no time', { 'ce-time': undefined }), { data: recent })).body.accepted).toBe(
      1,
    );
  });

  it('is quarantined without a client ID', async () => {
    const { body } = await send(headersOf('nameless'), { data: { ...DATA, clientId: undefined } });
    expect(body).toEqual({ ...none, quarantined: 1 });
  });

  it('in name only is structured mode: the body counts, not the headers', async () => {
    const { body } = await send(headersOf('header'), { data: usage.event('body'), type: usage.EVENT });
    expect(body).toEqual({ ...none, accepted: 1 });
    expect((await send(headersOf('header'))).body).toEqual({ ...none, accepted: 1 });
  });

  it.each<[string, Readonly<Record<string, string | undefined>>, unknown, string]>([
    ['another version', { 'ce-specversion': '0.3' }, DATA, 'specversion is not 1.0.'],
    ['another type', { 'ce-type': 'other' }, DATA, 'type is not causeway.usage.v1.'],
    [
      'a time in another format',
      { 'ce-time': 'now' },
      DATA,
      'time is not an RFC 3339 instant with an offset.',
    ],
    ['a line break in its source', { 'ce-source': 'a%0Ab' }, DATA, 'source contains control characters.'],
    ['a long source', { 'ce-source': 's'.repeat(257) }, DATA, 'source is longer than 256 characters.'],
    ['an invalid record', {}, { ...DATA, status: 99 }, 'status is not a whole number from 200 to 599.'],
    ['much data', {}, { ...DATA, more: 'x'.repeat(65_536) }, 'The record is longer than 64 KiB.'],
  ])('is rejected with %s', async (_case, change, data, reason) => {
    const { status, body } = await send(headersOf('rejected', change), { data });
    expect([status, body.rejected]).toEqual([202, [{ index: 0, reason }]]);
  });

  it.each<[string, object, { data?: unknown; type?: string; url?: string }, number, string]>([
    [
      'lacks attributes',
      headersOf('', { 'ce-source': undefined, 'ce-type': undefined }),
      {},
      400,
      'A CloudEvent in binary mode needs the headers ce-type, ce-source, ce-id.',
    ],
    [
      'is not encoded as UTF-8',
      headersOf('%C0%A0'),
      {},
      400,
      'The header ce-id is not percent-encoded UTF-8.',
    ],
    [
      'has a list as data',
      headersOf('x'),
      { data: [DATA] },
      400,
      "The body is not an object, the event's data.",
    ],
    ['is torn', headersOf('x'), { data: '{"method":' }, 400, 'The body is not JSON.'],
    [
      'has the format of a gateway',
      headersOf('x'),
      { url: `${usage.URL}/kong` },
      400,
      'The request has the headers of a CloudEvent but specifies kong.',
    ],
    [
      'has data that is not JSON',
      headersOf('x'),
      { type: 'text/plain' },
      415,
      `Send usage with one of these content types: ${usage.BATCH}, ${usage.EVENT}, ${usage.NDJSON}, ${JSON_TYPE}.`,
    ],
  ])('is an error if it %s', async (_case, headers, how, status, message) => {
    const answer = await send(headers, how);
    expect([answer.status, answer.body.error.message]).toEqual([status, message]);
  });
});
