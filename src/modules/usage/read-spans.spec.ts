import { MAX_RECORDS, type RawUsage, TooManyRecords, UnreadableBody } from './domain/usage-body.js';
import { readSpans } from './read-spans.js';

/** A body in chunks of the given number of bytes, and how often it was read. */
function bodyOf(text: string | Buffer, size: number) {
  const bytes = Buffer.from(text);
  const body = {
    reads: 0,
    async *read(): AsyncGenerator<Buffer> {
      body.reads += 1;
      for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
    },
  };
  return body;
}

async function readFrom(body: ReturnType<typeof bodyOf>): Promise<RawUsage[]> {
  const spans: RawUsage[] = [];
  for await (const list of readSpans(() => body.read(), 'client.id')) spans.push(...list);
  return spans;
}

const read = (text: string | Buffer, size = 65_536) => readFrom(bodyOf(text, size));

const NONE = { clientId: null };
const span = (name: string, more: object = {}) => ({ kind: 2, name, ...more });
const found = (index: number, name: string, resource: object = NONE) => ({
  index,
  value: { span: span(name), resource, clientAttribute: 'client.id' },
});
const resource = (clientId: unknown) => ({
  attributes: [{ key: 'client.id', value: { stringValue: clientId } }],
});
const group = (...spans: unknown[]) => ({ scopeSpans: [{ spans }] });
const trace = (...resourceSpans: unknown[]) => JSON.stringify({ resourceSpans });

describe('a trace', () => {
  it.each<[string, string, unknown[]]>([
    ['nothing', '{}', []],
    ['no resources', '{"resourceSpans":[]}', []],
    ['null instead of arrays', '{"resourceSpans":null}', []],
    ['nothing in its resources', trace({}, { scopeSpans: [] }, { scopeSpans: [{}, { spans: null }] }), []],
    ['a span', trace(group(span('a'))), [found(0, 'a')]],
    [
      'spans in several scopes and resources',
      trace({ scopeSpans: [{ spans: [span('a'), span('b')] }, { spans: [span('c')] }] }, group(span('d'))),
      [found(0, 'a'), found(1, 'b'), found(2, 'c'), found(3, 'd')],
    ],
    [
      'other members, with brackets and quotes',
      ` ${JSON.stringify(
        {
          'x]"}': [{ spans: [1] }],
          resourceSpans: [
            { schemaUrl: '}]"', ...group(span('a')), resourceSpans: [{ scopeSpans: [] }] },
            { scopeSpans: [{ scope: { name: '[' }, spans: [span('b')], resource: 7 }] },
          ],
          spans: [span('c')],
        },
        null,
        2,
      )}\n`,
      [found(0, 'a'), found(1, 'b')],
    ],
    [
      'an escaped name',
      '{"resource\\u0053pans":[{"scopeSpans":[{"spans":[{"kind":2,"name":"a"}]}]}]}',
      [found(0, 'a')],
    ],
    [
      'spans of other kinds, which count for the index',
      trace(group({ kind: 1 }, span('a'), { kind: 'SPAN_KIND_CLIENT' }, {}, { kind: '2' })),
      [
        { index: 0, skipped: true },
        found(1, 'a'),
        { index: 2, skipped: true },
        { index: 3, skipped: true },
        { index: 4, skipped: true },
      ],
    ],
    [
      'what is no span',
      trace(group(null, 7, [], 'a')),
      [null, 7, [], 'a'].map((value, index) => ({
        index,
        value: { span: value, resource: NONE, clientAttribute: 'client.id' },
      })),
    ],
  ])('is read if it contains %s, wherever it is split', async (_case, text, spans) => {
    expect(await read(text)).toEqual(spans);
    expect(await read(text, 1)).toEqual(spans);
    expect(await read(text, 7)).toEqual(spans);
  });

  it.each<[string, string | Buffer, string]>([
    ['nothing', '', 'The body is not JSON.'],
    ['blanks', ' \n', 'The body is not JSON.'],
    ['a torn trace', trace(group(span('a'), span('b'))).slice(0, -12), 'The body is not JSON.'],
    ['a trace torn at its end', trace(group(span('a'))).slice(0, -1), 'The body is not JSON.'],
    ['a trace with something behind', `${trace()} {}`, 'The body is not JSON.'],
    [
      'a span that is not JSON',
      '{"resourceSpans":[{"scopeSpans":[{"spans":[{"a"}]}]}]}',
      'The body is not JSON.',
    ],
    ['crossing brackets', '{"resourceSpans":[{"scopeSpans":[}]]}', 'The body is not JSON.'],
    ['a member that is not JSON', '{"resourceSpans":[],"a":b}', 'The body is not JSON.'],
    ['a missing value', '{"resourceSpans":}', 'The body is not JSON.'],
    ['a name without quotes', '{resourceSpans:[]}', 'The body is not JSON.'],
    ['a value instead of a name', '{[]:1}', 'The body is not JSON.'],
    ['two values', '{"resourceSpans":[]7}', 'The body is not JSON.'],
    ['two arrays', '{"resourceSpans":[][]}', 'The body is not JSON.'],
    ['a gap', '{"resourceSpans":[{},,{}]}', 'The body is not JSON.'],
    ['a comma at the end of an array', '{"resourceSpans":[{},]}', 'The body is not JSON.'],
    ['a comma at the end of an object', '{"resourceSpans":[],}', 'The body is not JSON.'],
    ['a list', '[]', 'The body is not an OTLP/JSON trace: an object with resourceSpans.'],
    ['text', 'hello', 'The body is not an OTLP/JSON trace: an object with resourceSpans.'],
    ['metrics', '{"resourceMetrics":[]}', 'The body has no resourceSpans; send traces as OTLP/JSON.'],
    ['a text as resources', '{"resourceSpans":"a"}', 'resourceSpans is not an array.'],
    ['an object as resources', '{"resourceSpans":{"scopeSpans":[]}}', 'resourceSpans is not an array.'],
    ['a null resource', trace(null), 'resourceSpans contains an element that is not an object.'],
    ['a list as scope', trace({ scopeSpans: [[]] }), 'scopeSpans contains an element that is not an object.'],
    ['spans as an object', trace({ scopeSpans: [{ spans: {} }] }), 'spans is not an array.'],
    [
      'spans twice',
      '{"resourceSpans":[],"resourceSpans":[]}',
      'The body contains resourceSpans twice in one object.',
    ],
    [
      'a resource twice',
      '{"resourceSpans":[{"resource":{},"resource":{}}]}',
      'The body contains resource twice in one object.',
    ],
    ['bytes that are not UTF-8', Buffer.from(trace(group(span('é'))), 'latin1'), 'The body is not UTF-8.'],
    [
      'a name that is not UTF-8',
      Buffer.from('{"é":1,"resourceSpans":[]}', 'latin1'),
      'The body is not UTF-8.',
    ],
    ['a long name', `{"${'n'.repeat(65_536)}":1}`, 'A name in the body is longer than 64 KiB.'],
  ])('is not read from %s, wherever it is split', async (_case, text, message) => {
    await expect(read(text)).rejects.toThrow(new UnreadableBody(message));
    await expect(read(text, 1)).rejects.toThrow(new UnreadableBody(message));
  });

  it('may begin with a byte order mark', async () => {
    expect(await read(`\uFEFF${trace(group(span('a')))}`)).toEqual([found(0, 'a')]);
  });

  it('is not read from protobuf; a line break at the beginning is JSON', async () => {
    const protobuf = Buffer.from('0a7b0a1f0a1d0a0c736572766963652e6e616d65120d0a0b', 'hex');
    const message = 'The body is protobuf. Configure the exporter to send OTLP as JSON (http/json).';
    await expect(read(protobuf)).rejects.toThrow(new UnreadableBody(message));
    expect(await read(`\n${trace(group(span('a')))}`)).toEqual([found(0, 'a')]);
  });
});

describe("a span's resource", () => {
  it('is the one of the same element, before or after the spans', async () => {
    const body = trace(
      { resource: resource('a'), ...group(span('1')) },
      { ...group(span('2')), resource: resource('b') },
      group(span('3')),
      { resource: null, ...group(span('4')) },
      { ...group(span('5'), span('6')), resource: resource('c') },
    );
    const clients = ['a', 'b', null, null, 'c', 'c'];
    const spans = clients.map((clientId, index) => found(index, `${index + 1}`, { clientId }));
    expect(await read(body)).toEqual(spans);
    expect(await read(body, 1)).toEqual(spans);
  });

  it.each([
    ['once if each resource precedes its spans', [true, true], 1],
    ['twice if one does not', [true, false, false], 2],
  ])('has the body read %s', async (_case, precedes, reads) => {
    const groups = precedes.map((first) =>
      first
        ? { resource: resource('a'), ...group(span('1')) }
        : { ...group(span('1')), resource: resource('a') },
    );
    const body = bodyOf(trace(...groups), 50);
    await readFrom(body);
    expect(body.reads).toBe(reads);
  });

  it.each<[string, unknown, string]>([
    ['is no object', 7, 'The resource was not accepted: It is not an object.'],
    [
      'has no list of attributes',
      { attributes: {} },
      'The resource was not accepted: attributes is not an array.',
    ],
    ['is too long', { a: 'x'.repeat(65_536) }, 'The resource is longer than 64 KiB.'],
    [
      'has a client ID that is no text',
      resource(7),
      'The resource was not accepted: client.id is not a string.',
    ],
    [
      'has a long client ID',
      resource('c'.repeat(257)),
      'The resource was not accepted: client.id is longer than 256 characters.',
    ],
  ])('that %s is reported with its spans, not with others', async (_case, broken, reason) => {
    const body = trace({ resource: broken, ...group(span('a')) }, group(span('b')));
    expect(await read(body)).toEqual([found(0, 'a', { reason }), found(1, 'b')]);
  });
});

describe('a span that is too large', () => {
  const deep = (depth: number): unknown => (depth === 0 ? 1 : [deep(depth - 1)]);
  it.each<[string, object, string]>([
    ['long', { a: 'x'.repeat(65_536) }, 'The span is longer than 64 KiB.'],
    [
      'deep',
      { a: deep(32) },
      'The span was not accepted: It is nested too deeply: more than 32 lists and objects.',
    ],
    [
      'full',
      { a: new Array(10_000).fill(0) },
      'The span was not accepted: It contains more than 10000 values.',
    ],
  ])('is rejected individually if it is too %s', async (_case, more, reason) => {
    const body = trace(group(span('a'), span('b', more), span('c')));
    expect(await read(body, 1_000)).toEqual([found(0, 'a'), { index: 1, reason }, found(2, 'c')]);
  });
});

describe('the maximum number', () => {
  it.each([
    ['spans', (count: number) => trace(group(...new Array<number>(count).fill(0)))],
    ['resources', (count: number) => `{"resourceSpans":[${'{},'.repeat(count - 1)}{}]}`],
  ])('of %s is that of records', async (_case, body) => {
    await read(body(MAX_RECORDS));
    await expect(read(body(MAX_RECORDS + 1))).rejects.toThrow(TooManyRecords);
  });

  it('of other values is limited, too', async () => {
    const scopes = `{"resourceSpans":[{"scopeSpans":[${'{},'.repeat(10 * MAX_RECORDS)}{}]}]}`;
    await expect(read(scopes)).rejects.toThrow(
      'A request can contain at most 1000000 values around its spans; send the rest in further requests.',
    );
  });
});
