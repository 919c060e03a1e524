import fc from 'fast-check';
import { MAX_RECORDS, type RawUsage, TooManyRecords, UnreadableBody } from './domain/usage-body.js';
import { EVENT_BATCH, type Framing, LINES, ONE_EVENT, RECORD_OR_LIST, readRecords } from './read-records.js';

/** A body in chunks of the given number of bytes. */
async function* chunksOf(body: string | Buffer, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(body);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(framing: Framing, body: string | Buffer, size = 65_536): Promise<RawUsage[]> {
  const records: RawUsage[] = [];
  for await (const list of readRecords(chunksOf(body, size), framing)) records.push(...list);
  return records;
}

const torn = { reason: 'The line is not JSON.' };
const KIB = 1024;

describe('newline-delimited JSON', () => {
  it.each<[string, string, unknown[]]>([
    ['nothing', '', []],
    ['only blank lines', '\n \r\n\n', []],
    ['one line without a line end', '{"a":1}', [{ index: 0, value: { a: 1 } }]],
    [
      'lines with both kinds of line ends',
      '1\r\n2\n',
      [
        { index: 0, value: 1 },
        { index: 1, value: 2 },
      ],
    ],
    ['a blank line, which counts', '\n1', [{ index: 1, value: 1 }]],
    [
      'a truncated last line',
      '{"a":1}\n{"a":',
      [
        { index: 0, value: { a: 1 } },
        { index: 1, ...torn },
      ],
    ],
    [
      'an invalid line in the middle',
      '1\nnonsense\n3',
      [
        { index: 0, value: 1 },
        { index: 1, ...torn },
        { index: 2, value: 3 },
      ],
    ],
    ['a byte order mark before the first line', '\uFEFF1', [{ index: 0, value: 1 }]],
  ])('is read if it contains %s, wherever it is split', async (_case, text, records) => {
    expect(await read(LINES, text)).toEqual(records);
    expect(await read(LINES, text, 3)).toEqual(records);
  });

  it('has only those lines rejected that are not UTF-8', async () => {
    expect(await read(LINES, Buffer.from([0x22, 0xff, 0x22, 0x0a, 0x31]))).toEqual([
      { index: 0, reason: 'The line is not UTF-8.' },
      { index: 1, value: 1 },
    ]);
    expect(await read(LINES, '"\uFFFD"')).toEqual([{ index: 0, value: '\uFFFD' }]);
  });
});

describe('CloudEvents', () => {
  it('can be a single one or a list', async () => {
    expect(await read(ONE_EVENT, ' {"a":1} ')).toEqual([{ index: 0, value: { a: 1 } }]);
    expect(await read(EVENT_BATCH, ' [{"a":"],\\""}, 2] \n')).toEqual([
      { index: 0, value: { a: '],"' } },
      { index: 1, value: 2 },
    ]);
    expect(await read(EVENT_BATCH, '[ ]')).toEqual([]);
  });

  it.each<[string, Framing, string | Buffer, string]>([
    ['a truncated list', EVENT_BATCH, '[{"a":1},', 'The body is not JSON.'],
    ['a list that ends with a comma', EVENT_BATCH, '[1,]', 'The body is not JSON.'],
    ['a list that begins with a comma', EVENT_BATCH, '[,1]', 'The body is not JSON.'],
    ['a list with a gap', EVENT_BATCH, '[1,,2]', 'The body is not JSON.'],
    ['a list closed with the wrong bracket', EVENT_BATCH, '[1}', 'The body is not JSON.'],
    ['crossing brackets', EVENT_BATCH, '[{"a":[}]]', 'The body is not JSON.'],
    ['a list with trailing data', EVENT_BATCH, '[1] 2', 'The body is not JSON.'],
    ['nothing', EVENT_BATCH, '', 'The body is not JSON.'],
    ['only blanks', ONE_EVENT, ' \n', 'The body is not JSON.'],
    ['two events', ONE_EVENT, '{} {}', 'The body is not JSON.'],
    ['one event as a list', EVENT_BATCH, '{}', 'The body is not a JSON array of CloudEvents.'],
    [
      'a list sent as one event',
      ONE_EVENT,
      '[]',
      'The body is an array; send it as application/cloudevents-batch+json.',
    ],
  ])('are not read from %s, wherever it is split', async (_case, framing, body, message) => {
    await expect(read(framing, body)).rejects.toThrow(new UnreadableBody(message));
    await expect(read(framing, body, 1)).rejects.toThrow(new UnreadableBody(message));
  });

  it('are extracted from any list as the parser would read them', async () => {
    const list = fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        list,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 2),
        async (values, size, indent) => {
          const text = JSON.stringify(values, null, indent);
          const expected = (JSON.parse(text) as unknown[]).map((value, index) => ({ index, value }));
          expect(await read(EVENT_BATCH, text, size)).toEqual(expected);
        },
      ),
    );
  });

  it('are rejected as a whole exactly when the parser rejects the list', async () => {
    const scrap = fc.array(fc.constantFrom('[', ']', '{', '}', ',', ':', '"a"', '1', ' ', '"\\""'), {
      maxLength: 9,
    });
    await fc.assert(
      fc.asyncProperty(scrap, fc.integer({ min: 1, max: 9 }), async (parts, size) => {
        const text = `[${parts.join('')}]`;
        const read_ = await read(EVENT_BATCH, text, size).catch(() => null);
        expect(read_ !== null).toBe(isJson(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('JSON', () => {
  it('is one record or a list of records', async () => {
    expect(await read(RECORD_OR_LIST, '{"a":1}')).toEqual([{ index: 0, value: { a: 1 } }]);
    expect(await read(RECORD_OR_LIST, '[{"a":1},2]')).toEqual([
      { index: 0, value: { a: 1 } },
      { index: 1, value: 2 },
    ]);
    expect(await read(RECORD_OR_LIST, '[]')).toEqual([]);
  });

  it.each<[string, string | Buffer, string]>([
    ['a string', '"a"', 'The body is neither a record nor an array of records.'],
    ['null', 'null', 'The body is neither a record nor an array of records.'],
    ['lines', '{}\n{}', 'The body is not JSON.'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'The body is not UTF-8.'],
  ])('is not %s', async (_case, body, message) => {
    await expect(read(RECORD_OR_LIST, body)).rejects.toThrow(new UnreadableBody(message));
  });
});

describe('a record that is too large', () => {
  const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const many = `[${'0,'.repeat(1_000)}0]`;
  const keys = `{${Array.from({ length: 501 }, (_, n) => `"${n}":0`).join()}}`;
  it.each<[string, string, string]>([
    ['too long', `"${'x'.repeat(64 * KIB)}"`, 'is longer than 64 KiB.'],
    ['too deep', deep(33), 'was not accepted: It is nested too deeply: more than 32 lists and objects.'],
    ['infinitely deep', '['.repeat(60_000) + ']'.repeat(60_000), 'is longer than 64 KiB.'],
    ['too many values', many, 'was not accepted: It contains more than 1000 values.'],
    ['too many keys', keys, 'was not accepted: An object in it has more than 500 keys.'],
  ])('is rejected individually if it is %s', async (_case, record, reason) => {
    const others = (what: string) => [
      { index: 0, value: 1 },
      { index: 1, reason: `The ${what} ${reason}` },
      { index: 2, value: 3 },
    ];
    expect(await read(LINES, `1\n${record}\n3`, 1_000)).toEqual(others('line'));
    expect(await read(EVENT_BATCH, `[1, ${record} ,3]`, 1_000)).toEqual(others('record'));
  });

  it('is not rejected just below the limit', async () => {
    const bytes = `"${'x'.repeat(64 * KIB - 2)}"`;
    expect(await read(LINES, `${bytes}\n${deep(32)}`)).toEqual([
      { index: 0, value: 'x'.repeat(64 * KIB - 2) },
      { index: 1, value: JSON.parse(deep(32)) as unknown },
    ]);
  });
});

describe('the maximum number of records', () => {
  it.each<[string, Framing, (count: number) => string]>([
    ['lines', LINES, (count) => '1\n'.repeat(count)],
    ['a list', EVENT_BATCH, (count) => `[${'1,'.repeat(count - 1)}1]`],
  ])('is the same in %s', async (_case, framing, body) => {
    expect(await read(framing, body(MAX_RECORDS))).toHaveLength(MAX_RECORDS);
    await expect(read(framing, body(MAX_RECORDS + 1))).rejects.toThrow(TooManyRecords);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
