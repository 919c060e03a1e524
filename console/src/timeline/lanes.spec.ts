import { type Lane, endOf, grouped, mostAtOnce } from './lanes';

const TODAY = '2026-11-30';
const lane = (key: string, from: string, goLiveOn: string | null): Lane => ({
  ...{ key, from, goLiveOn, plannedOn: null, isLive: false, probablyOn: null, band: 'HEALTHY', text: '' },
});

describe('the lanes of a timeline', () => {
  it.each([
    ['its go-live', lane('A', '2026-11-01', '2026-12-01'), '2026-12-01'],
    ['today without one', lane('A', '2026-11-01', null), TODAY],
    ['its start if that is still to come', lane('A', '2026-12-24', null), '2026-12-24'],
    ['today if it went live before it started', lane('A', '2026-11-01', '2026-10-01'), TODAY],
  ])('end on %s', (_case, given, end) => {
    expect(endOf(given, TODAY)).toBe(end);
  });

  it.each([
    ['none', [], 0],
    ['one', [lane('A', '2026-11-01', '2026-12-01')], 1],
    [
      'two that meet on a day',
      [lane('A', '2026-11-01', '2026-12-01'), lane('B', '2026-12-01', '2026-12-20')],
      2,
    ],
    ['two that just miss', [lane('A', '2026-11-01', '2026-11-30'), lane('B', '2026-12-01', '2026-12-20')], 1],
  ])('count how many there are at once: %s', (_case, lanes, most) => {
    expect(mostAtOnce(lanes, TODAY)).toBe(most);
  });

  it('are grouped in the order in which groups are seen', () => {
    const lanes = [lane('B1', TODAY, null), lane('A1', TODAY, null), lane('B2', TODAY, null)];
    const groups = grouped(lanes, ({ key }) => ({ key: key[0]!, label: key[0]! }));
    expect(groups.map(({ key, lanes: own }) => [key, own.map((each) => each.key)])).toEqual([
      ['B', ['B1', 'B2']],
      ['A', ['A1']],
    ]);
  });
});
