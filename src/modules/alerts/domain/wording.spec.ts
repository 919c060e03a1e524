import { sentencesOf } from './wording.js';

const expiring = { what: 'CREDENTIAL', name: 'shop-1', lastDay: '2026-12-07' } as const;
const leaving = { application: 'Shop', version: 'Accounts v1', lastCallOn: '2026-12-06' };

it.each([
  ['on its last day', '2026-12-07', 'Credential shop-1 is valid until 2026-12-07.', 'before then'],
  ['on the day after', '2026-12-08', 'Credential shop-1 was valid until 2026-12-07.', 'now'],
])('a credential %s', (_case, today, cause, when) => {
  const nextStep = `Ask the partner to rotate it ${when}.`;
  expect(sentencesOf('EXPIRES_SOON', { ...expiring, today })).toEqual({ cause, nextStep });
});

it.each([
  ['EVIDENCE', '2026-12-01', 'Evidence for "Keys are kept" is valid until 2026-12-07.'],
  ['EVIDENCE', '2026-12-31', 'Evidence for "Keys are kept" was valid until 2026-12-07.'],
  ['WAIVER', '2026-12-01', 'The waiver of "Keys are kept" is valid until 2026-12-07.'],
  ['WAIVER', '2026-12-31', 'The waiver of "Keys are kept" was valid until 2026-12-07.'],
] as const)('%s on %s', (what, today, cause) => {
  expect(sentencesOf('EXPIRES_SOON', { ...expiring, what, name: 'Keys are kept', today }).cause).toBe(cause);
});

it.each([
  ['without a sunset day', null, 'no sunset day is set yet'],
  ['the day before its sunset', '2026-12-08', 'its sunset day is 2026-12-08'],
  ['on its sunset day', '2026-12-07', 'its sunset day is today, 2026-12-07'],
  ['on the day after', '2026-12-06', 'its sunset day was 2026-12-06'],
])('a deprecated version %s', (_case, sunsetOn, end) => {
  const { cause } = sentencesOf('VERSION_SUNSET', { ...leaving, sunsetOn, today: '2026-12-07' });
  expect(cause).toBe(`Shop called the deprecated Accounts v1 on 2026-12-06; ${end}.`);
});

it.each([
  ['whole percentages', 5, 100, '5%'],
  ['one decimal', 1, 8, '12.5%'],
  ['rounded half up', 1, 800, '0.1%'],
])('shares of calls have %s', (_case, errors, calls, share) => {
  const numbers = { errors, calls, errorsBefore: 0, callsBefore: 100 };
  expect(sentencesOf('ERRORS_JUMPED', numbers).cause).toContain(`failed (${share}), after`);
});

it.each([
  ['by its own scores or caps', null, 'Health fell from healthy to critical.'],
  ['because someone overrode it', 'Maya', 'Health fell from healthy to critical: Maya overrode it.'],
])('a band that fell %s', (_case, overriddenBy, cause) => {
  expect(sentencesOf('BAND_WORSENED', { from: 'HEALTHY', to: 'CRITICAL', overriddenBy }).cause).toBe(cause);
});
