import {
  MAX_RECORDS,
  TooManyRecords,
  UnreadableBody,
  readEvent,
  readEventBatch,
  readJson,
  readLines,
} from './usage-body.js';

const torn = { reason: 'The line is not JSON.' };

describe('newline-delimited JSON', () => {
  it.each<[string, string, unknown[]]>([
    ['nothing', '', []],
    ['blank lines alone', '\n \r\n\n', []],
    ['one line without an end', '{"a":1}', [{ index: 0, value: { a: 1 } }]],
    [
      'lines with both kinds of end',
      '1\r\n2\n',
      [
        { index: 0, value: 1 },
        { index: 1, value: 2 },
      ],
    ],
    ['a blank line, which counts', '\n1', [{ index: 1, value: 1 }]],
    [
      'a torn last line',
      '{"a":1}\n{"a":',
      [
        { index: 0, value: { a: 1 } },
        { index: 1, ...torn },
      ],
    ],
    [
      'a broken line in the middle',
      '1\nnonsense\n3',
      [
        { index: 0, value: 1 },
        { index: 1, ...torn },
        { index: 2, value: 3 },
      ],
    ],
  ])('reads %s', (_case, text, records) => {
    expect(readLines(text, true)).toEqual(records);
  });

  it('refuses the lines alone whose bytes were no UTF-8', () => {
    expect(readLines('"\uFFFD"\n"a"', false)).toEqual([
      { index: 0, reason: 'The line is not UTF-8.' },
      { index: 1, value: 'a' },
    ]);
    expect(readLines('"\uFFFD"', true)).toEqual([{ index: 0, value: '\uFFFD' }]);
  });
});

describe('CloudEvents', () => {
  it('come as one or as a list', () => {
    expect(readEvent('{"a":1}', true)).toEqual([{ index: 0, value: { a: 1 } }]);
    expect(readEventBatch('[{"a":1},2]', true)).toEqual([
      { index: 0, value: { a: 1 } },
      { index: 1, value: 2 },
    ]);
  });

  it.each<[string, () => unknown, string]>([
    ['a torn list', () => readEventBatch('[{"a":1},', true), 'The body is not JSON.'],
    ['nothing', () => readEventBatch('', true), 'The body is not JSON.'],
    ['one event as a list', () => readEventBatch('{}', true), 'The body is not a JSON array of CloudEvents.'],
    ['other bytes', () => readEventBatch('["\uFFFD"]', false), 'The body is not UTF-8.'],
    [
      'a list as one event',
      () => readEvent('[]', true),
      'The body is a list; send it as application/cloudevents-batch+json.',
    ],
  ])('%s is no body', (_case, read, message) => {
    expect(read).toThrow(new UnreadableBody(message));
  });
});

describe('JSON', () => {
  it('is one record or a list of them', () => {
    expect(readJson('{"a":1}', true)).toEqual([{ index: 0, value: { a: 1 } }]);
    expect(readJson('[{"a":1},2]', true)).toEqual([
      { index: 0, value: { a: 1 } },
      { index: 1, value: 2 },
    ]);
    expect(readJson('[]', true)).toEqual([]);
  });

  it.each<[string, string, boolean, string]>([
    ['a text', '"a"', true, 'The body is neither a record nor a list of records.'],
    ['null', 'null', true, 'The body is neither a record nor a list of records.'],
    ['lines', '{}\n{}', true, 'The body is not JSON.'],
    ['other bytes', '{"a":"\uFFFD"}', false, 'The body is not UTF-8.'],
  ])('is not %s', (_case, text, isUtf8, message) => {
    expect(() => readJson(text, isUtf8)).toThrow(new UnreadableBody(message));
  });
});

describe('the most records', () => {
  it.each<[string, (count: number) => unknown]>([
    ['lines', (count) => readLines('1\n'.repeat(count), true)],
    ['JSON', (count) => readJson(`[${'1,'.repeat(count - 1)}1]`, true)],
    ['a list', (count) => readEventBatch(`[${'1,'.repeat(count - 1)}1]`, true)],
  ])('are as many in %s', (_case, read) => {
    expect(read(MAX_RECORDS)).toHaveLength(MAX_RECORDS);
    expect(() => read(MAX_RECORDS + 1)).toThrow(TooManyRecords);
  });
});
