import { ARCS } from './arcs.js';
import { dayAgo, restOf, untilOf } from './story-days.js';

/** A Monday. */
const PRESENT = '2026-12-21';
const { FRESH } = ARCS;
const reason = 'A reason.';

describe('the days of a story', () => {
  it.each([
    ['a working day stays', 3, '2026-12-18'],
    ['a Sunday becomes the Monday after', 1, '2026-12-21'],
    ['the present', 0, PRESENT],
  ])('%s', (_case, days, expected) => {
    expect(dayAgo(PRESENT, days)).toBe(expected);
  });

  it.each([
    ['never, if nothing ends', {}, null],
    ['when everyone stops responding', { quietSinceDaysAgo: 10 }, '2026-12-11'],
    ['when it is put on hold for long', { hold: { daysAgo: 6, resumesIn: 20, reason } }, '2026-12-15'],
    ['not when a hold is over', { hold: { daysAgo: 6, resumedDaysAgo: 3, reason } }, null],
  ])('end %s', (_case, more, expected) => {
    expect(untilOf({ ...FRESH, ...more }, PRESENT)).toBe(expected);
  });

  it('have a hold until the day before work resumed', () => {
    const hold = { daysAgo: 10, resumedDaysAgo: 4, reason };
    expect(restOf({ ...FRESH, hold }, PRESENT)).toEqual({ from: '2026-12-11', to: '2026-12-18' });
    expect(restOf(FRESH, PRESENT)).toBeNull();
  });
});
