import { type BatchSize, type LineBatch, type TornLine, lineBatches } from './line-batches.js';

const SIZE: BatchSize = { lines: 2, bytes: 1_000 };

async function* chunksOf(text: string, length: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length);
}

async function batchesOf(text: string, size = SIZE, chunk = 3, from = { offset: 0, line: 0 }) {
  const batches: (LineBatch | TornLine)[] = [];
  for await (const batch of lineBatches(chunksOf(text, chunk), from, size)) batches.push(batch);
  return batches.map((batch) =>
    'tornLine' in batch
      ? `torn ${batch.tornLine}`
      : [batch.body.toString(), batch.start, batch.end, batch.linesBefore, batch.lines],
  );
}

describe('the batches of a file', () => {
  it.each<[string, string, unknown[]]>([
    ['an empty file', '', []],
    [
      'whole lines',
      '1\n2\n3\n',
      [
        ['1\n2\n', 0, 4, 0, 2],
        ['3\n', 4, 6, 2, 1],
      ],
    ],
    [
      'blank lines, which count',
      '1\n\n\n4\n',
      [
        ['1\n\n', 0, 3, 0, 2],
        ['\n4\n', 3, 6, 2, 2],
      ],
    ],
    ['a last line without a line break', '1\n{"a":2}', [['1\n{"a":2}', 0, 9, 0, 2]]],
    ['a torn last line', '1\n2\n{"a":', [['1\n2\n', 0, 4, 0, 2], 'torn 3']],
    ['a torn line after another of its batch', '1\n{"a":', [['1\n', 0, 2, 0, 1], 'torn 2']],
    ['nothing but a torn line', '{', ['torn 1']],
  ])('of %s', async (_case, text, batches) => {
    for (const chunk of [1, 2, 3, 100]) expect(await batchesOf(text, SIZE, chunk)).toEqual(batches);
  });

  it('end when they are large enough', async () => {
    expect(await batchesOf('123\n456\n7\n', { lines: 100, bytes: 8 })).toEqual([
      ['123\n456\n', 0, 8, 0, 2],
      ['7\n', 8, 10, 2, 1],
    ]);
  });

  it('go on where an earlier run ended', async () => {
    expect(await batchesOf('3\n4\n', SIZE, 3, { offset: 4, line: 2 })).toEqual([['3\n4\n', 4, 8, 2, 2]]);
  });

  it('contain no more of a line than the server needs to reject it', async () => {
    const [batch] = await batchesOf(`"${'x'.repeat(200_000)}"\n1\n`, SIZE, 10_000);
    const [body, ...rest] = batch as [string, ...number[]];
    expect(body.split('\n').map((line) => line.length)).toEqual([64 * 1024 + 1, 0]);
    expect(rest).toEqual([0, 200_003, 0, 1]);
  });
});
