import { stateOf } from './credential-state';

const inDays = (days: string): number => Number(days);

it.each([
  ['without an end', null, null, 'valid'],
  ['that ends in a month', null, '30', 'valid'],
  ['that ends within a month', null, '29', 'soon'],
  ['that ends today', null, '0', 'soon'],
  ['that ended yesterday', null, '-1', 'expired'],
  ['that was revoked before it ended', '2026-11-01', '-1', 'revoked'],
] as const)('a credential %s', (_case, revokedAt, expiresAt, state) => {
  expect(stateOf({ revokedAt, expiresAt }, inDays)).toBe(state);
});
