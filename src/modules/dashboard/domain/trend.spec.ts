import { type TrendCell, trendPoint } from './trend.js';

const cell: TrendCell = {
  ...{ at: '2026-12-01T00:00:00.000Z', engagements: 5, bands: { HEALTHY: 2, INSUFFICIENT_DATA: 1 } },
  ...{ scored: 2, scoreSum: 165, varied: 4, varianceSum: -2, maxVarianceDays: 3 },
  ...{ openBlockers: 7, goLivesReached: 1, goLivesPlanned: 2 },
};

describe('a point of the portfolio trend', () => {
  it('counts active engagements without an evaluation as INSUFFICIENT_DATA', () => {
    expect(trendPoint(cell, false).bands).toEqual([
      { band: 'HEALTHY', engagements: 2 },
      { band: 'AT_RISK', engagements: 0 },
      { band: 'CRITICAL', engagements: 0 },
      { band: 'INSUFFICIENT_DATA', engagements: 3 },
    ]);
  });

  it('has means over those that have a value', () => {
    expect(trendPoint(cell, false)).toMatchObject({
      averageScore: 82.5,
      meanVarianceDays: -0.5,
      maxVarianceDays: 3,
    });
  });

  it('has no mean over nothing', () => {
    const none = { ...cell, scored: 0, scoreSum: 0, varied: 0, varianceSum: 0, maxVarianceDays: null };
    expect(trendPoint(none, false)).toMatchObject({
      ...{ averageScore: null, meanVarianceDays: null, maxVarianceDays: null },
    });
  });
});
