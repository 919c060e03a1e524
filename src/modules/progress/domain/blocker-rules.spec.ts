import { Refusal } from '../../../kernel/errors.js';
import { MAX_COMMITMENT_DAYS, assertCommitmentDay, assertOpen } from './blocker-rules.js';

const codesOf = (act: () => void) => {
  try {
    act();
    return [];
  } catch (error) {
    return (error as Refusal).userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);
  }
};

describe('the commitment date of a blocker', () => {
  it.each([
    ['none', null, []],
    ['yesterday', '2026-12-02', ['INVALID input.commitmentOn']],
    ['today', '2026-12-03', []],
    ['a Saturday', '2026-12-12', []],
    ['two years ahead', '2028-12-03', []],
    ['a day later', '2028-12-04', ['INVALID input.commitmentOn']],
    ['the last possible date', '9999-12-31', ['INVALID input.commitmentOn']],
  ])('%s', (_case, day, codes) => {
    expect(MAX_COMMITMENT_DAYS).toBe(731);
    expect(codesOf(() => assertCommitmentDay(day, '2026-12-03', 'commitmentOn'))).toEqual(codes);
  });
});

describe('a blocker', () => {
  it.each([
    ['that is open can be changed', null, []],
    ['that is resolved cannot', new Date('2026-12-03T15:00:00Z'), ['NOT_ALLOWED_IN_STATE input.blockerId']],
  ])('%s', (_case, resolvedAt, codes) => {
    expect(codesOf(() => assertOpen({ resolvedAt }, 'blockerId'))).toEqual(codes);
  });
});
