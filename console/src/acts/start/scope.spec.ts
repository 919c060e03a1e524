import { isSameScope } from './scope';

describe('two scopes', () => {
  const all = { apiVersionId: 'v1' };
  const some = { apiVersionId: 'v1', operationIds: ['a', 'b'] };
  it.each([
    [
      'the same versions in another order',
      [all, { apiVersionId: 'v2' }],
      [{ apiVersionId: 'v2' }, all],
      true,
    ],
    ['the same operations in another order', [some], [{ ...some, operationIds: ['b', 'a'] }], true],
    ['another operation', [some], [{ ...some, operationIds: ['a', 'c'] }], false],
    ['fewer operations', [some], [{ ...some, operationIds: ['a'] }], false],
    ['all operations instead of some', [some], [all], false],
    ['another version', [all], [{ apiVersionId: 'v2' }], false],
    ['no operation instead of all', [all], [{ ...all, operationIds: [] }], false],
  ])('with %s', (_case, one, other, isSame) => {
    expect(isSameScope(one, other)).toBe(isSame);
  });
});
