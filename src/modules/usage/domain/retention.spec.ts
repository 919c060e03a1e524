import { firstDayOfHours, mayBeDropped, monthsAhead } from './retention.js';

const HOURLY_DAYS = 32;

describe('the retention of usage', () => {
  it.each([
    ['2026-11-30T23:59:59Z', ['2026-11-01', '2026-12-01', '2027-01-01']],
    ['2026-12-01T00:00:00Z', ['2026-12-01', '2027-01-01', '2027-02-01']],
    ['2027-01-31T12:00:00Z', ['2027-01-01', '2027-02-01', '2027-03-01']],
  ])('creates months ahead at %s', (now, months) => {
    expect(monthsAhead(new Date(now))).toEqual(months);
  });

  it.each([
    ['its last hour is within the days kept', '2027-01-01T23:59:59Z', false],
    ['its last hour is just beyond', '2027-01-02T00:00:00Z', true],
  ])('November 2026, if %s', (_case, now, dropped) => {
    expect(mayBeDropped('2026-11-01', new Date(now), HOURLY_DAYS)).toBe(dropped);
  });

  it.each([
    ['2027-01-02T00:00:00.000Z', '2026-12-01'],
    ['2027-01-02T00:00:00.001Z', '2026-12-02'],
  ])('at %s answers hours from the first whole day', (now, day) => {
    expect(firstDayOfHours(new Date(now), HOURLY_DAYS)).toBe(day);
  });
});
