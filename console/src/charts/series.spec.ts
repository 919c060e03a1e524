import { COLOURS, largestSeries } from './series';

const series = (key: string, ...values: (number | null)[]) => ({ key, label: key, values });
const REST = { key: 'OTHER', label: 'All others' };

describe('the series that a chart shows', () => {
  it('are the largest first', () => {
    const shown = largestSeries([series('a', 1, 1), series('b', 5, 0), series('c', 2, 1)], REST);
    expect(shown.map(({ key }) => key)).toEqual(['b', 'c', 'a']);
  });

  it('are as many as there are colours; what remains is added up', () => {
    const many = Array.from({ length: COLOURS + 2 }, (_each, n) => series(`s${n}`, 100 - n, null));
    const shown = largestSeries(many, REST);
    expect(shown).toHaveLength(COLOURS);
    expect(shown.at(-1)).toEqual({ ...REST, values: [93 + 92 + 91, 0] });
  });

  it('never name what the server has combined, however large it is', () => {
    const shown = largestSeries([series('OTHER', 90), series('a', 1)], REST);
    expect(shown).toEqual([series('a', 1), { ...REST, values: [90] }]);
  });

  it('can be none', () => {
    expect(largestSeries([], REST)).toEqual([]);
  });
});
