import fc from 'fast-check';
import { faultOfTemplate, normalisePath, normaliseTemplate } from './url-path.js';

describe('normalisePath', () => {
  it.each([
    ['decodes non-ASCII letters', '/stra%C3%9Fe/7', '/straße/7'],
    ['keeps them if they are already decoded', '/straße/7', '/straße/7'],
    ['decodes characters beyond the basic plane', '/%F0%9F%A6%8A', '/🦊'],
    ['decodes what is allowed in a segment', '/7%3Acancel%40a%2C%21', '/7:cancel@a,!'],
    ['decodes unreserved characters', '/%61%2D%2E%5F%7E', '/a-._~'],
    ['keeps an escaped slash', '/a%2fb', '/a%2Fb'],
    ['keeps escaped delimiters', '/a%3f%23%5b', '/a%3F%23%5B'],
    ['keeps an escaped percent sign', '/100%25', '/100%25'],
    ['decodes once', '/%252F', '/%252F'],
    ['escapes what is not allowed in a segment', '/a b|c', '/a%20b%7Cc'],
    ['keeps escaped control characters', '/a%00%c2%85', '/a%00%C2%85'],
    ['treats an invalid escape as a percent sign', '/a%zz/%', '/a%25zz/%25'],
    ['keeps bytes that are not UTF-8', '/%ff/%e9', '/%FF/%E9'],
    ['keeps overlong sequences', '/%c0%af/%e0%80%af', '/%C0%AF/%E0%80%AF'],
    ['keeps halves of surrogate pairs', '/%ed%a0%80', '/%ED%A0%80'],
    ['keeps code points beyond Unicode', '/%f4%90%80%80', '/%F4%90%80%80'],
    ['decodes what follows a truncated sequence', '/%C3%61', '/%C3a'],
    ['resolves dot segments', '/a/./b/../c', '/a/c'],
    ['resolves escaped dot segments', '/a/%2e%2E/b', '/b'],
    ['does not climb above the root', '/../a', '/a'],
    ['keeps dots inside a segment', '/a/..b/...', '/a/..b/...'],
    ['joins repeated slashes', '//a///b', '/a/b'],
    ['removes a trailing slash', '/a/', '/a'],
    ['adds a leading one', 'a', '/a'],
    ['is empty for the root', '/', ''],
  ])('%s', (_case, path, normal) => {
    expect(normalisePath(path)).toBe(normal);
  });

  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.constantFrom('%', '%2', '%2F', '%2f', '%C3%9F', '%C3', '%25', '.', '..', '/', '//', '%2e', '%zz'),
  );
  const anyPath = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  it('changes nothing when applied twice, whatever is sent', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        expect(normalisePath(normalisePath(path))).toBe(normalisePath(path));
      }),
    );
  });

  it('treats a segment and its escaped form as equal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (segment) => {
        fc.pre(!/^\.{1,2}$|[/%]/.test(segment));
        const bytes = [...new TextEncoder().encode(segment)];
        const all = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
        expect(normalisePath(`/${all}`)).toBe(normalisePath(`/${encodeURIComponent(segment)}`));
      }),
    );
  });
});

it.each([
  ['/accounts/{id}', '/accounts/{accountId}/'],
  ['/accounts/{id}', '//accounts/./{id}'],
  ['/stra%c3%9fe', '/straße'],
  ['/{a}{b}', '/{c}'],
])('%s has the same form as %s', (one, other) => {
  expect(normaliseTemplate(one)).toBe(normaliseTemplate(other));
});

it.each([
  ['/accounts/{id}', null],
  ['/accounts/{id?}', null],
  ['/{proxy+}', null],
  ['/a/{a/b}/../c', null],
  ['/accounts?type=open', 'contains a query'],
  ['/accounts{?limit}', 'contains a query'],
  ['/accounts{&limit}', 'contains a query'],
  ['/accounts#open', 'contains a fragment'],
  ['/accounts{#part}', 'contains a fragment'],
  ['/accounts/{id', 'has an unmatched brace'],
  ['/accounts/id}', 'has an unmatched brace'],
  ['/../accounts', 'leads outside the base path'],
])('the fault of %s: %s', (template, fault) => {
  expect(faultOfTemplate(template)).toBe(fault);
});
