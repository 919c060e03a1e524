import { type Interval, bucketStarts } from './buckets.js';

describe('bucketStarts', () => {
  it.each<[Interval, string, string, string[]]>([
    ['DAY', '2026-11-30', '2026-12-02', ['2026-11-30', '2026-12-01', '2026-12-02']],
    ['DAY', '2026-11-30', '2026-11-30', ['2026-11-30']],
    ['WEEK', '2026-11-29', '2026-12-07', ['2026-11-23', '2026-11-30', '2026-12-07']],
    ['WEEK', '2026-11-30', '2026-12-06', ['2026-11-30']],
    ['MONTH', '2026-11-30', '2027-01-01', ['2026-11-01', '2026-12-01', '2027-01-01']],
  ])('%s from %s to %s', (interval, from, to, days) => {
    expect(bucketStarts(from, to, interval)).toEqual(days.map((day) => `${day}T00:00:00.000Z`));
  });

  it('has 24 hours a day', () => {
    const hours = bucketStarts('2026-11-30', '2026-12-01', 'HOUR');
    expect(hours).toHaveLength(48);
    expect([hours[0], hours[23], hours[24]]).toEqual([
      '2026-11-30T00:00:00.000Z',
      '2026-11-30T23:00:00.000Z',
      '2026-12-01T00:00:00.000Z',
    ]);
  });
});
