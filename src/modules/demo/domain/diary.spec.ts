import { diaryOf } from './diary.js';

describe("an engineer's day", () => {
  it('is the same on every start, and different on another day', () => {
    const day = (on: string) => diaryOf('engineer@causeway.example', on, ['a', 'b', 'c', 'd', 'e', 'f']);
    expect(day('2026-12-01')).toEqual(day('2026-12-01'));
    expect(day('2026-12-01')).not.toEqual(day('2026-12-02'));
  });

  it.each([
    ['none of none', [], 0],
    ['one of one', ['a'], 1],
    ['two of many', ['a', 'b', 'c'], 2],
  ])('has entries for %s', (_case, engagements, expected) => {
    const spent = diaryOf('engineer@causeway.example', '2026-12-01', engagements).map(([each]) => each);
    expect(new Set(spent).size).toBe(expected);
  });
});
