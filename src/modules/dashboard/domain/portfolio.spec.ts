import { type GroupCell, type StageCell, portfolioOf } from './portfolio.js';

const cell = (changes: Partial<StageCell>): StageCell => ({
  ...{ stage: 'SANDBOX', band: 'HEALTHY', engagements: 1, scored: 1, scoreSum: 80, lateDays: 0 },
  ...changes,
});
const group = (key: string, changes: Partial<GroupCell>): GroupCell => ({
  ...{ key, label: key, band: 'HEALTHY', engagements: 1, scored: 1, scoreSum: 80 },
  ...changes,
});

describe('a portfolio', () => {
  it('without engagements has counts of 0, no average and no groups', () => {
    const empty = portfolioOf([], []);
    expect(empty).toMatchObject({ engagements: 0, averageScore: null, lateDays: 0, groups: [] });
    expect(empty.bands.map((each) => each.engagements)).toEqual([0, 0, 0, 0]);
    expect(empty.stages).toHaveLength(7);
  });

  it('weights an average by the number that have a score, and ignores the others', () => {
    const cells = [
      cell({ engagements: 3, scored: 3, scoreSum: 240 }),
      cell({ band: 'CRITICAL', scoreSum: 40 }),
      cell({ band: 'INSUFFICIENT_DATA', engagements: 5, scored: 0, scoreSum: 0 }),
    ];
    expect(portfolioOf(cells, [])).toMatchObject({ engagements: 9, averageScore: 70 });
  });

  it('counts a band across its stages and a stage across its bands', () => {
    const cells = [
      cell({ engagements: 2 }),
      cell({ stage: 'LAUNCH' }),
      cell({ stage: 'LAUNCH', band: 'AT_RISK' }),
    ];
    const { bands, stages } = portfolioOf(cells, []);
    expect(bands).toContainEqual({ band: 'HEALTHY', engagements: 3 });
    expect(stages).toContainEqual({ stage: 'LAUNCH', engagements: 2 });
  });

  it('collects the cells of a group and keeps the order of the groups', () => {
    const cells = [
      group('US', { engagements: 2, scored: 2, scoreSum: 160 }),
      group('DE', {}),
      group('US', { band: 'CRITICAL', scoreSum: 20 }),
    ];
    expect(portfolioOf([], cells).groups).toMatchObject([
      { key: 'US', engagements: 3, averageScore: 60 },
      { key: 'DE', engagements: 1, averageScore: 80 },
    ]);
  });
});
