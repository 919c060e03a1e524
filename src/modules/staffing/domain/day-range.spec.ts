import { type SpanFault, faultOfSpan } from './day-range.js';

const LIMITS = { mostDays: 10, daysBack: 5, daysAhead: 20 };

it.each<[string, string, string, SpanFault['field'] | null]>([
  ['one day', '2026-11-30', '2026-11-30', null],
  ['an end before its start', '2026-12-01', '2026-11-30', 'to'],
  ['as many days as there may be', '2026-12-01', '2026-12-10', null],
  ['a day more', '2026-12-01', '2026-12-11', 'to'],
  ['as far back as it may reach', '2026-11-25', '2026-11-30', null],
  ['a day further back', '2026-11-24', '2026-11-30', 'from'],
  ['as far ahead as it may reach', '2026-12-15', '2026-12-20', null],
  ['a day further ahead', '2026-12-15', '2026-12-21', 'to'],
  ['the first day of all', '0001-01-01', '0001-01-02', 'from'],
  ['the last day of all', '9999-12-30', '9999-12-31', 'to'],
])('%s, on 30 November', (_case, from, to, field) => {
  expect(faultOfSpan({ from, to }, '2026-11-30', LIMITS)?.field ?? null).toBe(field);
});
