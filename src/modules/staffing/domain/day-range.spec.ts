import { type SpanFault, faultOfSpan } from './day-range.js';

const LIMITS = { mostDays: 10, daysBack: 5, daysAhead: 20 };

it.each<[string, string, string, SpanFault['field'] | null]>([
  ['one day', '2026-11-30', '2026-11-30', null],
  ['an end before its start', '2026-12-01', '2026-11-30', 'to'],
  ['the maximum number of days', '2026-12-01', '2026-12-10', null],
  ['a day later', '2026-12-01', '2026-12-11', 'to'],
  ['the earliest start', '2026-11-25', '2026-11-30', null],
  ['a day earlier than that', '2026-11-24', '2026-11-30', 'from'],
  ['the latest end', '2026-12-15', '2026-12-20', null],
  ['a day later than that', '2026-12-15', '2026-12-21', 'to'],
  ['the first possible date', '0001-01-01', '0001-01-02', 'from'],
  ['the last possible date', '9999-12-30', '9999-12-31', 'to'],
])('%s, on 30 November', (_case, from, to, field) => {
  expect(faultOfSpan({ from, to }, '2026-11-30', LIMITS)?.field ?? null).toBe(field);
});
