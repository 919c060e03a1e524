import { dailyAfter, lastDaily } from './daily.js';

it.each([
  ['just before', '2026-12-01T05:09:59Z', '2026-12-01T05:10:00Z', '2026-11-30T05:10:00Z'],
  ['exactly then', '2026-12-01T05:10:00Z', '2026-12-02T05:10:00Z', '2026-12-01T05:10:00Z'],
  ['on the day the clocks change', '2027-03-14T15:00:00Z', '2027-03-15T04:10:00Z', '2027-03-14T05:10:00Z'],
])('is due at 00:10 local time: %s', (_case, instant, next, last) => {
  expect(dailyAfter(new Date(instant), 'America/New_York')).toEqual(new Date(next));
  expect(lastDaily(new Date(instant), 'America/New_York')).toEqual(new Date(last));
});
