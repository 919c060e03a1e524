import { ENGAGEMENT_STATUSES } from '../../../kernel/enums.js';
import { assertCanOverride, assertLastDay, endOfOverride, knownBand } from './override.js';

const TODAY = '2026-12-03';

describe('an override', () => {
  it.each([
    ['today', '2026-12-03'],
    ['60 days ahead', '2027-02-01'],
  ])('can end %s', (_case, day) => {
    expect(() => assertLastDay(day, TODAY)).not.toThrow();
  });

  it.each([
    ['yesterday', '2026-12-02', /is in the past; today is 2026-12-03/],
    ['61 days ahead', '2027-02-02', /lasts at most 60 days, until 2027-02-01/],
  ])('cannot end %s', (_case, day, reason) => {
    expect(() => assertLastDay(day, TODAY)).toThrow(reason);
  });

  it.each([
    ['in New York', 'America/New_York', '2026-12-04T05:00:00.000Z'],
    ['in Tokyo', 'Asia/Tokyo', '2026-12-03T15:00:00.000Z'],
    ['in UTC', 'UTC', '2026-12-04T00:00:00.000Z'],
  ])('ends with its last local day: %s', (_case, zone, end) => {
    expect(endOfOverride(TODAY, zone).toISOString()).toBe(end);
  });

  it('ends with a last day of 23 hours', () => {
    expect(endOfOverride('2027-03-14', 'America/New_York').toISOString()).toBe('2027-03-15T04:00:00.000Z');
  });

  it.each(['HEALTHY', 'AT_RISK', 'CRITICAL'] as const)('can show %s', (band) => {
    expect(knownBand(band)).toBe(band);
  });

  it('cannot show INSUFFICIENT_DATA', () => {
    expect(() => knownBand('INSUFFICIENT_DATA')).toThrow(/cannot be set/);
  });

  it.each(ENGAGEMENT_STATUSES)('is only set on an active engagement: %s', (status) => {
    const set = expect(() => assertCanOverride({ key: 'ENG-1', status }));
    if (status === 'ACTIVE') set.not.toThrow();
    else set.toThrow(/only the health of an active engagement/);
  });
});
