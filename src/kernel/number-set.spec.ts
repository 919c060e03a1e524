import { NumberSet } from './number-set.js';

describe('a set of numbers', () => {
  const membersOf = (set: NumberSet) =>
    Array.from({ length: 100 }, (_each, n) => n).filter((n) => set.has(n));

  it('has what it was made of and nothing else', () => {
    expect(membersOf(new NumberSet([0, 7, 8, 63, 64]))).toEqual([0, 7, 8, 63, 64]);
    expect(membersOf(new NumberSet())).toEqual([]);
  });

  it('takes numbers in and out, whatever their size', () => {
    const set = new NumberSet([3]);
    for (const number of [0, 15, 16, 99]) set.set(number, true);
    for (const number of [3, 16, 98, 12_345]) set.set(number, false);
    expect(membersOf(set)).toEqual([0, 15, 99]);
    expect(set.has(12_345)).toBe(false);
    set.set(12_345, true);
    expect(set.has(12_345)).toBe(true);
    expect(membersOf(set)).toEqual([0, 15, 99]);
  });

  it('agrees with a Set', () => {
    const [set, plain] = [new NumberSet(), new Set<number>()];
    for (let turn = 0; turn < 1_000; turn += 1) {
      const [number, isMember] = [(turn * 37) % 101, turn % 3 > 0];
      set.set(number, isMember);
      if (isMember) plain.add(number);
      else plain.delete(number);
    }
    expect(membersOf(set)).toEqual([...plain].filter((number) => number < 100).sort((a, b) => a - b));
  });
});
