import { faultsOfCredentials, faultsOfReplacement } from './check-credentials.js';

const now = new Date('2026-11-30T15:00:00Z');
const credential = (
  clientId: string,
  issuedAt = '2026-11-30T15:00:00Z',
  expiresAt: string | null = null,
) => ({
  clientId,
  issuedAt: new Date(issuedAt),
  expiresAt: expiresAt === null ? null : new Date(expiresAt),
});

it.each([
  ['nothing wrong', [credential('a'), credential('b')], []],
  ['five minutes ahead', [credential('a', '2026-11-30T15:05:00Z')], []],
  ['more than that', [credential('a', '2026-11-30T15:05:00.001Z')], [['INVALID', '0.issuedAt']]],
  ['expiry after issue', [credential('a', '2026-11-30T15:00:00Z', '2026-11-30T15:00:00.001Z')], []],
  [
    'expiry at issue',
    [credential('a', '2026-11-30T15:00:00Z', '2026-11-30T15:00:00Z')],
    [['INVALID', '0.expiresAt']],
  ],
  ['an expiry in the past', [credential('a', '2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z')], []],
  ['a client ID that is in use', [credential('b'), credential('taken')], [['ALREADY_EXISTS', '1.clientId']]],
  ['a client ID twice', [credential('a'), credential('a')], [['ALREADY_EXISTS', '1.clientId']]],
  ['client IDs that differ in case', [credential('a'), credential('A')], []],
  [
    'several faults',
    [credential('taken', '2026-12-01T00:00:00Z', '2026-11-01T00:00:00Z')],
    [
      ['ALREADY_EXISTS', '0.clientId'],
      ['INVALID', '0.issuedAt'],
      ['INVALID', '0.expiresAt'],
    ],
  ],
])('%s', (_case, credentials, expected) => {
  const faults = faultsOfCredentials(credentials, new Set(['taken']), now);
  expect(faults.map(({ code, field }) => [code, field?.slice(2).join('.')])).toEqual(expected);
  expect(faults.every(({ field }) => field?.[0] === 'input' && field[1] === 'credentials')).toBe(true);
});

describe('a credential that replaces one of 1 Nov 2026', () => {
  const replaced = { issuedAt: new Date('2026-11-01T00:00:00Z') };
  it.each<[string, ReturnType<typeof credential>, string[]]>([
    ['is issued after it', credential('b', '2026-11-30T15:00:00Z'), []],
    ['may be issued at the same time', credential('b', '2026-11-01T00:00:00Z'), []],
    ['is not issued before it', credential('b', '2026-10-31T23:59:59.999Z'), ['INVALID input.issuedAt']],
    [
      'cannot be issued more than five minutes in the future',
      credential('b', '2026-11-30T15:05:00.001Z'),
      ['INVALID input.issuedAt'],
    ],
    ['has its own client ID', credential('a', '2026-11-30T15:00:00Z'), ['ALREADY_EXISTS input.clientId']],
    [
      'ends after its issue',
      credential('b', '2026-11-30T15:00:00Z', '2026-11-30T15:00:00Z'),
      ['INVALID input.expiresAt'],
    ],
  ])('%s', (_case, fresh, expected) => {
    const faults = faultsOfReplacement(fresh, replaced, new Set(['a']), now);
    expect(faults.map(({ code, field }) => `${code} ${field?.join('.')}`)).toEqual(expected);
  });
});
