import { type Interval, bucketStarts, bucketsOf } from './buckets.js';

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

describe('the partial flag of', () => {
  const LONG_AFTER = '2027-06-01T00:00:00Z';
  it.each<[string, Interval, string, string, string, string[]]>([
    ['a week cut at both ends', 'WEEK', '2026-11-25', '2026-12-08', LONG_AFTER, ['2026-11-23', '2026-12-07']],
    ['one week cut at both ends', 'WEEK', '2026-11-24', '2026-11-28', LONG_AFTER, ['2026-11-23']],
    ['a range from Monday to Sunday', 'WEEK', '2026-11-23', '2026-12-06', LONG_AFTER, []],
    ['a week without its Sunday', 'WEEK', '2026-11-23', '2026-11-28', LONG_AFTER, ['2026-11-23']],
    [
      'a month cut at both ends',
      'MONTH',
      '2026-11-02',
      '2027-01-30',
      LONG_AFTER,
      ['2026-11-01', '2027-01-01'],
    ],
    ['whole months', 'MONTH', '2026-11-01', '2027-02-28', LONG_AFTER, []],
    ['past days', 'DAY', '2026-11-28', '2026-11-30', '2026-12-01T00:00:00Z', []],
    ['the current day', 'DAY', '2026-11-29', '2026-11-30', '2026-11-30T23:59:59.999Z', ['2026-11-30']],
    ['future days', 'DAY', '2026-11-29', '2026-12-01', '2026-11-30T00:00:00Z', ['2026-11-30', '2026-12-01']],
    ['the current week', 'WEEK', '2026-11-23', '2026-12-06', '2026-12-06T23:00:00Z', ['2026-11-30']],
    [
      'a month of 31 days on its last',
      'MONTH',
      '2026-12-01',
      '2026-12-31',
      '2026-12-31T12:00:00Z',
      ['2026-12-01'],
    ],
    ['the last possible week', 'WEEK', '9999-12-27', '9999-12-31', LONG_AFTER, ['9999-12-27']],
    ['the first possible date', 'DAY', '0001-01-01', '0001-01-01', LONG_AFTER, []],
  ])('%s', (_case, interval, from, to, now, partial) => {
    const found = bucketsOf(from, to, interval, new Date(now)).filter((bucket) => bucket.partial);
    expect(found.map(({ start }) => start)).toEqual(partial.map((day) => `${day}T00:00:00.000Z`));
  });

  it('the current hour and later ones', () => {
    const found = bucketsOf('2026-11-30', '2026-11-30', 'HOUR', new Date('2026-11-30T15:00:00.001Z'));
    expect(found.findIndex(({ partial }) => partial)).toBe(15);
    expect(found.filter(({ partial }) => partial)).toHaveLength(9);
  });
});
