import { leaveBy } from './leave-by.js';

it.each<[string, Parameters<typeof leaveBy>[0], string | null]>([
  ['no deprecated version', [], null],
  ['one it no longer calls', [{ state: 'OK', sunsetOn: '2026-12-31' }], null],
  ['one without a sunset day', [{ state: 'FIX_BY', sunsetOn: null }], null],
  [
    'several',
    [
      { state: 'OK', sunsetOn: '2026-12-01' },
      { state: 'FIX_BY', sunsetOn: '2027-03-01' },
      { state: 'URGENT', sunsetOn: '2026-12-31' },
    ],
    '2026-12-31',
  ],
  ['one that is over', [{ state: 'OVERDUE', sunsetOn: '2026-11-01' }], '2026-11-01'],
])('an application with %s must leave by', (_case, deprecations, expected) => {
  expect(leaveBy(deprecations)).toBe(expected);
});
