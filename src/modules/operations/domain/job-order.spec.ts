import { type SortKey, jobsAfter, indexAfter } from './job-order.js';

const keyed = (...instants: number[]): SortKey[] =>
  instants.map((at, index) => ({ id: `${at}-${index}`, at }));
const list = keyed(90, 80, 80, 80, 50, 10);

const continuesAt = (at: number, of: readonly SortKey[] = list, count = of.length) =>
  indexAfter({ id: 'gone', at }, count, async (place) => of[place]);

describe('a list of jobs', () => {
  it.each([
    ['after one later than all', 99, 0],
    ['after the first', 90, 0],
    ['after one of several at the same time', 80, 1],
    ['after one that is gone', 60, 4],
    ['after the last', 10, 5],
    ['after one earlier than all', 1, 6],
  ])('continues %s', async (_case, at, place) => {
    expect(await continuesAt(at)).toBe(place);
  });

  it('continues at the end if it has become shorter while being read, or is empty', async () => {
    expect(await continuesAt(10, list.slice(0, 3), 6)).toBe(3);
    expect(await continuesAt(10, [], 0)).toBe(0);
  });

  it('is searched by halving', async () => {
    const long = keyed(...Array.from({ length: 5_000 }, (_, index) => 5_000 - index));
    let looks = 0;
    const place = await indexAfter({ id: '-', at: 7 }, long.length, async (at) => {
      looks += 1;
      return long[at];
    });
    expect(long[place]?.at).toBe(7);
    expect(looks).toBeLessThanOrEqual(13);
  });

  it.each([
    ['after the first of three', list[1]!, ['80-2', '80-3', '50-4', '10-5']],
    ['after the last of three', list[3]!, ['50-4', '10-5']],
    [
      'with all at the same time as one that is gone',
      { id: 'gone', at: 80 },
      ['80-1', '80-2', '80-3', '50-4', '10-5'],
    ],
  ])('continues %s', (_case, last, ids) => {
    expect(jobsAfter(last, list.slice(1)).map(({ id }) => id)).toEqual(ids);
  });
});
