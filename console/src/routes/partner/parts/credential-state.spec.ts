import { stateOf } from './credential-state';

const credential = (revokedAt: string | null, expiresAt: string | null) => ({
  ...{ id: 'crd_1', revokedAt, expiresAt },
});
const inDays = (days: string): number => Number(days);

it.each([
  ['without an end', credential(null, null), [], 'valid'],
  ['that ends in a month', credential(null, '30'), [], 'valid'],
  ['that ends within a month', credential(null, '29'), [], 'soon'],
  ['that ends today', credential(null, '0'), [], 'soon'],
  ['that ended yesterday', credential(null, '-1'), [], 'expired'],
  ['that another replaces', credential(null, '0'), [{ replacesId: 'crd_1' }], 'replaced'],
  ['that ended after it was replaced', credential(null, '-1'), [{ replacesId: 'crd_1' }], 'expired'],
  ['that was revoked before it ended', credential('2026-11-01', '-1'), [], 'revoked'],
] as const)('a credential %s', (_case, given, all, state) => {
  expect(stateOf(given, all, inDays)).toBe(state);
});
