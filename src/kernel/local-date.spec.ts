import {
  addDays,
  daysBetween,
  fromEpochDay,
  instantAt,
  isLocalDate,
  latestOf,
  localDay,
  mondayOf,
  toEpochDay,
} from './local-date.js';

describe('isLocalDate', () => {
  it.each(['2026-11-30', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('accepts %s', (day) => {
    expect(isLocalDate(day)).toBe(true);
  });

  it.each([
    ['30 February', '2026-02-30'],
    ['29 February outside a leap year', '2026-02-29'],
    ['29 February of a full century', '1900-02-29'],
    ['31 April', '2026-04-31'],
    ['month 13', '2026-13-01'],
    ['day 0', '2026-12-00'],
    ['the year 0, which PostgreSQL lacks', '0000-12-31'],
    ['a year of five digits', '12026-01-01'],
    ['missing zeros', '2026-1-1'],
    ['an instant', '2026-11-30T00:00:00Z'],
    ['a trailing line break', '2026-11-30\n'],
    ['surrounding blanks', ' 2026-11-30'],
    ['nothing', ''],
  ])('rejects %s', (_case, text) => {
    expect(isLocalDate(text)).toBe(false);
  });
});

describe('epoch days', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-03-01', 11_017],
    ['9999-12-31', 2_932_896],
  ])('maps %s to %i and back', (day, epochDay) => {
    expect(toEpochDay(day)).toBe(epochDay);
    expect(fromEpochDay(epochDay)).toBe(day);
  });

  it.each([
    ['9999-12-31', 1, '9999-12-31'],
    ['9999-12-01', 400, '9999-12-31'],
    ['0001-01-01', -1, '0001-01-01'],
    ['2026-11-30', -10_000_000, '0001-01-01'],
  ])('stops at the limits: %s %i is %s', (day, count, stopped) => {
    expect(addDays(day, count)).toBe(stopped);
  });

  it('creates no day beyond them', () => {
    expect(() => fromEpochDay(toEpochDay('9999-12-31') + 1)).toThrow(RangeError);
    expect(() => fromEpochDay(toEpochDay('0001-01-01') - 1)).toThrow(RangeError);
  });

  it('adds and subtracts calendar days across the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(daysBetween('2026-11-30', '2026-12-07')).toBe(7);
    expect(daysBetween('2026-12-07', '2026-11-30')).toBe(-7);
  });
});

it.each([
  ['a Monday', '2026-11-30', '2026-11-30'],
  ['a Tuesday', '2026-12-01', '2026-11-30'],
  ['a Sunday', '2026-12-06', '2026-11-30'],
  ['the Sunday before', '2026-11-29', '2026-11-23'],
  ['a day of a week that belongs to two years', '2027-01-01', '2026-12-28'],
  ['the first day of 1970', '1970-01-01', '1969-12-29'],
  ['a day before 1970', '1969-12-28', '1969-12-22'],
  ['the first possible date', '0001-01-01', '0001-01-01'],
])('returns the Monday of the week of %s', (_case, day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});

it('finds the latest day, ignoring missing ones', () => {
  expect(latestOf('2026-12-02', null, '2026-12-10', undefined, '2026-12-09')).toBe('2026-12-10');
  expect(latestOf('2026-12-02', null)).toBe('2026-12-02');
});

describe('localDay', () => {
  it.each([
    ['a minute before midnight in New York', '2026-12-02T04:59:59.999Z', 'America/New_York', '2026-12-01'],
    ['midnight in New York', '2026-12-02T05:00:00Z', 'America/New_York', '2026-12-02'],
    ['past the last year in Kiritimati', '9999-12-31T23:00:00Z', 'Pacific/Kiritimati', '9999-12-31'],
    ['before the first year in New York', '0001-01-01T00:00:00Z', 'America/New_York', '0001-01-01'],
    ['already the next day in Tokyo', '2026-12-01T15:00:00Z', 'Asia/Tokyo', '2026-12-02'],
    ['summer time', '2026-07-01T03:59:00Z', 'America/New_York', '2026-06-30'],
  ])('%s', (_case, instant, zone, day) => {
    expect(localDay(new Date(instant), zone)).toBe(day);
  });

  it('uses UTC for an unknown zone', () => {
    expect(localDay(new Date('2026-11-30T23:59:59Z'), 'America/Gotham')).toBe('2026-11-30');
  });
});

describe('instantAt', () => {
  it.each([
    ['winter', '2026-12-04', '16:30', 'America/New_York', '2026-12-04T21:30:00.000Z'],
    ['summer', '2026-07-03', '09:00', 'America/New_York', '2026-07-03T13:00:00.000Z'],
    ['minutes since midnight', '2026-12-04', 545, 'America/New_York', '2026-12-04T14:05:00.000Z'],
    [
      'the wall clock on the day clocks go forward',
      '2026-03-08',
      540,
      'America/New_York',
      '2026-03-08T13:00:00.000Z',
    ],
    [
      'a time skipped by the clock change',
      '2026-03-08',
      '02:30',
      'America/New_York',
      '2026-03-08T07:30:00.000Z',
    ],
    [
      'a midnight skipped by the clock change',
      '2026-03-08',
      '00:00',
      'America/Havana',
      '2026-03-08T05:00:00.000Z',
    ],
    [
      'the first of a time that occurs twice',
      '2026-11-01',
      '01:30',
      'America/New_York',
      '2026-11-01T05:30:00.000Z',
    ],
    [
      'the first of a midnight that occurs twice',
      '2026-11-01',
      '00:05',
      'America/Havana',
      '2026-11-01T04:05:00.000Z',
    ],
    ['a half-hour offset', '2026-12-04', '09:00', 'Asia/Kolkata', '2026-12-04T03:30:00.000Z'],
    ['the end of the day', '2026-12-04', 1440, 'UTC', '2026-12-05T00:00:00.000Z'],
  ])('%s', (_case, day, time, zone, instant) => {
    expect(instantAt(day, time, zone).toISOString()).toBe(instant);
  });

  it.each([
    ['2026-02-30', '09:00', 'UTC'],
    ['2026-02-20', '25:00', 'UTC'],
  ])('rejects %s %s %s', (day, time, zone) => {
    expect(() => instantAt(day, time, zone)).toThrow(RangeError);
  });
});
