import { findOperations } from './find-operations';

const operation = (
  method: string,
  path: string,
  summary: string | null,
  removedAt: string | null = null,
) => ({
  ...{ id: `${method} ${path}`, method, path, summary, matchable: true, removedAt },
});
const ALL = [
  operation('GET', '/old', 'Reads the old ones', '2026-01-01'),
  operation('GET', '/accounts/{id}', 'Reads an account'),
  operation('POST', '/accounts', null),
];
const found = (q?: string) => findOperations(ALL, q).map(({ id }) => id);

it('those that were removed come last', () => {
  expect(found()).toEqual(['GET /accounts/{id}', 'POST /accounts', 'GET /old']);
});

it('all words must be in method, path or summary, in any case', () => {
  expect(found('get ACCOUNT')).toEqual(['GET /accounts/{id}']);
  expect(found('  reads ')).toEqual(['GET /accounts/{id}', 'GET /old']);
  expect(found('delete')).toEqual([]);
});
