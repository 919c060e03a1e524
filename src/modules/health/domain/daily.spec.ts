import { dailyAfter, dayOfLastDaily, earliestPredecessor, isDailyIn } from './daily.js';

const iso = (date: Date): string => date.toISOString();

describe('dailyAfter', () => {
  it.each([
    ['in the afternoon', '2026-11-30T20:00:00Z', 'America/New_York', '2026-12-01T05:05:00.000Z'],
    ['five minutes before', '2026-12-01T05:00:00Z', 'America/New_York', '2026-12-01T05:05:00.000Z'],
    ['at the instant itself', '2026-12-01T05:05:00Z', 'America/New_York', '2026-12-02T05:05:00.000Z'],
    [
      'across the spring clock change',
      '2027-03-14T05:05:00Z',
      'America/New_York',
      '2027-03-15T04:05:00.000Z',
    ],
    [
      'across the autumn clock change',
      '2026-11-01T04:05:00Z',
      'America/New_York',
      '2026-11-02T05:05:00.000Z',
    ],
    ['when 00:05 is skipped', '2027-03-13T12:00:00Z', 'America/Havana', '2027-03-14T05:05:00.000Z'],
    ['when 00:05 comes twice', '2026-10-31T12:00:00Z', 'America/Havana', '2026-11-01T04:05:00.000Z'],
    ['after the first of two', '2026-11-01T04:05:00Z', 'America/Havana', '2026-11-02T05:05:00.000Z'],
    ['between the two', '2026-11-01T05:03:00Z', 'America/Havana', '2026-11-02T05:05:00.000Z'],
  ])('%s', (_case, instant, zone, next) => {
    expect(iso(dailyAfter(new Date(instant), zone))).toBe(next);
    expect(isDailyIn(new Date(next), zone)).toBe(true);
  });
});

describe('dayOfLastDaily', () => {
  it.each([
    ['a past date', '2026-12-02T05:04:00Z', '2026-12-01T05:00:00.000Z', '2026-12-02T05:00:00.000Z'],
    ['the same day', '2026-12-02T05:06:00Z', '2026-12-02T05:00:00.000Z', '2026-12-03T05:00:00.000Z'],
    ['an ordinary day', '2026-12-02T05:05:00Z', '2026-12-01T05:00:00.000Z', '2026-12-02T05:00:00.000Z'],
    ['a day of 23 hours', '2027-03-15T04:05:00Z', '2027-03-14T05:00:00.000Z', '2027-03-15T04:00:00.000Z'],
  ])('of %s', (_case, instant, from, to) => {
    expect(dayOfLastDaily(new Date(instant), 'America/New_York').map(iso)).toEqual([from, to]);
  });
});

it.each([
  ['2026-12-01T05:05:00Z', 'America/New_York', true],
  ['2026-12-01T05:05:00Z', 'America/Chicago', false],
  ['2026-12-01T05:05:00.001Z', 'America/New_York', false],
  ['2026-11-30T15:05:00Z', 'Asia/Tokyo', true],
])('at %s a daily evaluation is due in %s: %s', (instant, zone, is) => {
  expect(isDailyIn(new Date(instant), zone)).toBe(is);
});

it.each([
  ['the day before', '2026-12-01T05:05:00Z', true],
  ['that of another zone', '2026-11-30T10:05:00Z', true],
  ['the day before that', '2026-11-30T05:05:00Z', false],
  ['a day before one of 23 hours', '2026-11-30T06:05:00Z', false],
])('precedes it: %s, %s: %s', (_case, instant, does) => {
  expect(new Date(instant) >= earliestPredecessor(new Date('2026-12-02T05:05:00Z'))).toBe(does);
});
