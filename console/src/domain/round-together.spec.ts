import { roundTogether } from './round-together';

const cents = (values: readonly number[]) => values.reduce((sum, value) => sum + Math.round(value * 100), 0);

describe('parts that are rounded together', () => {
  it.each([
    ['are rounded as usual if that adds up', [1.234, 2.11], 3.344, [1.23, 2.11]],
    ['give the rest to what would lose most', [1.004, 1.003, 1.003], 3.01, [1.01, 1, 1]],
    [
      'take it from what would gain most by rounding',
      [0.336667, 0.336667, 0.336666],
      1.01,
      [0.34, 0.34, 0.33],
    ],
    ['keep whole hundredths', [5, 0.25, 0], 5.25, [5, 0.25, 0]],
    ['may have none of it', [-0.000001, 0.000001], 0, [0, 0]],
    ['are none of nothing', [], 0, []],
  ])('%s', (_case, parts, total, expected) => {
    expect(roundTogether(parts, total)).toEqual(expected);
  });

  it('add up to the rounded total, whatever they are, each within a hundredth', () => {
    let seed = 12;
    const next = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let run = 0; run < 2_000; run += 1) {
      const micros = Array.from({ length: 1 + Math.floor(next() * 11) }, () =>
        Math.floor(next() * 20_000_000),
      );
      const parts = micros.map((each) => each / 1_000_000);
      const total = micros.reduce((sum, each) => sum + each, 0) / 1_000_000;
      const shown = roundTogether(parts, total);
      expect(cents(shown)).toBe(Math.round(Math.round(total * 1_000_000) / 10_000));
      for (const [place, part] of parts.entries()) expect(Math.abs(part - shown[place]!)).toBeLessThan(0.01);
    }
  });
});
