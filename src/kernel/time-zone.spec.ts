import { comparedInstants, isTimeZone, likelyTimeZone, offsetsOf } from './time-zone.js';

describe('isTimeZone', () => {
  it.each([
    ['America/New_York', true],
    ['Asia/Kolkata', true],
    ['UTC', true],
    ['America/Gotham', false],
    ['+05:00', false],
    ['local', false],
    ['', false],
  ])('%s: %s', (zone, expected) => {
    expect(isTimeZone(zone)).toBe(expected);
  });
});

describe('likelyTimeZone', () => {
  it.each([
    ['BST', 'Europe/London'],
    ['bst', 'Europe/London'],
    ['IST', 'Asia/Kolkata'],
    ['CST', 'America/Chicago'],
    ['CAT', 'Africa/Maputo'],
    ['AET', 'Australia/Sydney'],
    ['US/Pacific-New', 'America/Los_Angeles'],
    ['europe/london', 'Europe/London'],
    [' Europe/Paris', 'Europe/Paris'],
    ['CET', 'Europe/Brussels'],
    ['PDT', 'America/Los_Angeles'],
    ['London', 'Europe/London'],
    ['new york', 'America/New_York'],
    ['America/Gotham', null],
    ['+05:00', null],
    ['', null],
    ['Europe/London', null],
  ])('for %s is %s', (name, meant) => {
    expect(likelyTimeZone(name)).toBe(meant);
  });
});

it('compares every month of past years, winter and summer', () => {
  const instants = comparedInstants();
  expect(instants[0]).toEqual(new Date('2000-01-15T00:00:00Z'));
  expect(instants.at(-1)).toEqual(new Date('2024-12-15T00:00:00Z'));
  expect(new Set(offsetsOf('Europe/London', instants))).toEqual(new Set([0, 60]));
});
