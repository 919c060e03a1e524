import { sentencesOf } from './wording.js';

it.each([
  ['CREDENTIAL', 'shop-1', 'The last day of credential shop-1 is 2026-12-07.'],
  ['EVIDENCE', 'Keys are kept', 'The last day of the evidence for "Keys are kept" is 2026-12-07.'],
  ['WAIVER', 'Keys are kept', 'The last day of the waiver of "Keys are kept" is 2026-12-07.'],
] as const)('what expires is named, in words that are true before and after: %s', (what, name, cause) => {
  const sentences = sentencesOf('EXPIRES_SOON', { what, name, lastDay: '2026-12-07' });
  expect(sentences.cause).toBe(cause);
  expect(sentences.nextStep).toMatch(/ by then, or at once if that day has passed\.$/);
});

it.each([
  ['without a sunset day', null, 'no sunset day is set yet'],
  ['with one', '2026-12-31', 'its sunset day is 2026-12-31'],
])('a deprecated version %s', (_case, sunsetOn, end) => {
  const numbers = { application: 'Shop', version: 'Accounts v1', lastCallOn: '2026-12-06', sunsetOn };
  const { cause } = sentencesOf('VERSION_SUNSET', numbers);
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
