import { bookingsOf, isAway } from './staff.js';
import { STORIES } from './stories.js';

const bookings = (title: string) => bookingsOf(STORIES.find((each) => each.title === title)!);

describe('the engineers of the demo world', () => {
  it.each([
    ['the day before', -14, false],
    ['the first day', -13, true],
    ['the last day', -12, true],
    ['the day after', -11, false],
  ])('are away or not: %s', (_case, day, expected) => {
    expect(isAway('engineer', day)).toBe(expected);
  });

  it.each([
    ['under way', 'Wallet top-ups by transfer', { hoursPerWeek: 6, kind: 'HARD' }],
    ['live', 'Savings pots for private clients', { hoursPerWeek: 4, kind: 'HARD' }],
    ['recently started', 'Small loans at the counter', { hoursPerWeek: 6, kind: 'SOFT' }],
    ['a co-creation', 'Working capital for marketplace sellers', { hoursPerWeek: 10, kind: 'HARD' }],
  ])('are allocated to what is %s', (_case, title, expected) => {
    expect(bookings(title)).toMatchObject([expected]);
  });

  it('help the lead out', () => {
    expect(bookings('Junior accounts opened by parents').map(({ engineer }) => engineer)).toEqual([
      ...['engineer2', 'engineer'],
    ]);
  });
});
