import { resolve } from './resolve.js';
import { RoutedVersion, compileRoutes } from './routes.js';

function version(
  apiVersionId: string,
  basePath: string,
  templates: string[],
  host = 'api.bank.example',
): RoutedVersion {
  const operations = templates.map((template) => ({
    id: `${apiVersionId}:${template}`,
    method: 'GET',
    template,
  }));
  return { apiVersionId, apiProductId: apiVersionId.replace(/-.*/, ''), hosts: [host], basePath, operations };
}

const routes = compileRoutes([
  version('deposits-1', '/v1', ['/accounts', '/accounts/{id}', '/accounts/summary', '/shared']),
  version('payments-1', '/v1/', ['/payments', '/shared']),
  version('lending-2', '/v1/lending', ['/loans']),
  version('lending-1', '/v1/lending', ['/loans', '/offers']),
  version('identity-1', '', ['/people'], 'ID.bank.example:443'),
  { ...version('data-1', '/data', ['/feeds']), hosts: [] },
]);

interface Caller {
  readonly host?: string | null;
  readonly otherPath?: string;
  readonly products?: readonly string[];
}

function resolved(path: string, { host = 'api.bank.example', products = [], otherPath }: Caller = {}) {
  const found = resolve(routes, { host, method: 'GET', path, ...(otherPath && { otherPath }) }, products);
  return found.resolved ? [found.apiVersionId, found.operationId] : found.reason;
}

describe('resolve', () => {
  it.each([
    [
      'the operation decides between products with the same base path',
      '/v1/payments',
      ['payments-1', 'payments-1:/payments'],
    ],
    ['a parameter matches one segment', '/v1/accounts/7', ['deposits-1', 'deposits-1:/accounts/{id}']],
    ['a literal beats a parameter', '/v1/accounts/summary', ['deposits-1', 'deposits-1:/accounts/summary']],
    ['the longest base path wins', '/v1/lending/loans', ['lending-2', 'lending-2:/loans']],
    ['the version that has the operation', '/v1/lending/offers', ['lending-1', 'lending-1:/offers']],
    ['the longest base path wins without an operation', '/v1/lending/accounts', ['lending-2', null]],
    ['two matching products are ambiguous', '/v1/shared', 'AMBIGUOUS_PRODUCT'],
    ['two non-matching products are ambiguous', '/v1/nothing', 'AMBIGUOUS_PRODUCT'],
    ['base paths match whole segments', '/v10/accounts', 'UNKNOWN_PATH'],
  ])('%s', (_case, path, expected) => {
    expect(resolved(path)).toEqual(expected);
  });

  it.each([
    ['escapes', '/v1/%61ccounts/7', 'deposits-1:/accounts/{id}'],
    ['escapes in the base path', '/%76%31/accounts', 'deposits-1:/accounts'],
    ['repeated slashes', '//v1//accounts', 'deposits-1:/accounts'],
    ['a trailing slash', '/v1/accounts/', 'deposits-1:/accounts'],
    ['dot segments', '/v9/../v1/./accounts', 'deposits-1:/accounts'],
  ])('handles %s', (_case, path, operation) => {
    expect(resolved(path)).toEqual(['deposits-1', operation]);
  });

  it('recognises a host in any spelling, even if the catalogue has another one', () => {
    const known = compileRoutes([version('deposits-1', '/v1', ['/accounts'], '2001:DB8:0:0::1')]);
    const call = { host: '[2001:db8::1]', method: 'GET', path: '/v1/accounts' };
    expect(resolve(known, call, [])).toMatchObject({ operationId: 'deposits-1:/accounts' });
  });

  it.each(['/a?b=1', '/a#b', '/{a', '/../a'])('never assigns a call to one of %s', (template) => {
    const known = compileRoutes([version('deposits-1', '/v1', [template])]);
    for (const path of [
      '/v1/a',
      '/a',
      `/v1${encodeURI(template)}`,
      `/v1/${encodeURIComponent(template.slice(1))}`,
    ])
      expect(resolve(known, { host: 'api.bank.example', method: 'GET', path }, [])).not.toMatchObject({
        operationId: expect.any(String),
      });
  });

  describe('with a stage that may not be part of the path', () => {
    const root = { host: 'id.bank.example' };

    it.each<[string, string, string, Caller, unknown]>([
      [
        'includes it if a base path contains it',
        '/v1/payments',
        '/payments',
        {},
        ['payments-1', 'payments-1:/payments'],
      ],
      ['includes it even without an operation', '/v1/lending/x', '/x', {}, ['lending-2', null]],
      [
        'excludes it if no base path contains it',
        '/prod/v1/payments',
        '/v1/payments',
        {},
        ['payments-1', 'payments-1:/payments'],
      ],
      ['excludes it at a root', '/prod/people', '/people', root, ['identity-1', 'identity-1:/people']],
      ['is a call of the root in either case', '/prod/x', '/x', root, ['identity-1', null]],
      ['finds nothing either way', '/prod/x', '/x', {}, 'UNKNOWN_PATH'],
    ])('%s', (_case, path, otherPath, caller, expected) => {
      expect(resolved(path, { ...caller, otherPath })).toEqual(expected);
    });
  });

  it('compares methods case-insensitively', () => {
    const lower = compileRoutes([
      {
        ...version('deposits-1', '/v1', []),
        operations: [{ id: 'open', method: 'post', template: '/accounts' }],
      },
    ]);
    const call = { host: 'api.bank.example', path: '/v1/accounts' };
    expect(resolve(lower, { ...call, method: 'POST' }, [])).toMatchObject({ operationId: 'open' });
    expect(resolve(lower, { ...call, method: 'GET' }, [])).toMatchObject({ operationId: null });
  });

  describe('falls back to the only product of the application', () => {
    it.each([
      ['among products that match', '/v1/shared', ['payments'], ['payments-1', 'payments-1:/shared']],
      ['among products that do not match', '/v1/nothing', ['payments'], ['payments-1', null]],
      ['among products of the host', '/v9/nothing', ['lending'], ['lending-2', null]],
      ['listed twice', '/v1/shared', ['payments', 'payments'], ['payments-1', 'payments-1:/shared']],
      ['not with two', '/v1/shared', ['payments', 'deposits'], 'AMBIGUOUS_PRODUCT'],
      ['not with one at another host', '/v1/shared', ['identity'], 'AMBIGUOUS_PRODUCT'],
      ['not over an operation', '/v1/payments', ['deposits'], ['payments-1', 'payments-1:/payments']],
    ])('%s', (_case, path, products, expected) => {
      expect(resolved(path, { products })).toEqual(expected);
    });
  });

  describe('without a host', () => {
    it.each([
      ['matches by base path', '/v1/payments', ['payments-1', 'payments-1:/payments']],
      ['matches the root last', '/people', ['identity-1', 'identity-1:/people']],
    ])('%s', (_case, path, expected) => {
      expect(resolved(path, { host: null })).toEqual(expected);
    });
  });

  describe('with a host that no version has', () => {
    const host = 'elsewhere.example';

    it.each([
      ['is quarantined', '/v1/payments', [], 'UNKNOWN_HOST'],
      ['matches an operation of a version without hosts', '/data/feeds', [], ['data-1', 'data-1:/feeds']],
      ['is not a call of such a version otherwise', '/data/nothing', [], 'UNKNOWN_HOST'],
      [
        'is one when that is the only product of the application',
        '/data/nothing',
        ['data'],
        ['data-1', null],
      ],
      ['is not claimed by a product that names another host', '/v1/payments', ['payments'], 'UNKNOWN_HOST'],
    ])('%s', (_case, path, products, expected) => {
      expect(resolved(path, { host, products })).toEqual(expected);
    });
  });

  it('compares the hosts of versions in lower case and without port', () => {
    expect(resolved('/people', { host: 'id.bank.example' })).toEqual(['identity-1', 'identity-1:/people']);
  });

  it('finds no host in an empty catalogue', () => {
    const call = { host: 'api.bank.example', method: 'GET', path: '/' };
    expect(resolve(compileRoutes([]), call, ['deposits'])).toEqual({
      resolved: false,
      reason: 'UNKNOWN_HOST',
    });
  });
});
