import fc from 'fast-check';
import { normalisePath } from '../../../kernel/url-path.js';
import { compileTemplate, segmentsOf } from './path-template.js';

describe('compileTemplate', () => {
  it.each([
    ['/accounts', '/accounts', true],
    ['/accounts', '/accounts/', true],
    ['/accounts', '/Accounts', false],
    ['/accounts', '/accounts/7', false],
    ['/accounts/{id}', '/accounts/7', true],
    ['/accounts/{id}', '/accounts//', false],
    ['/accounts/{id}', '/accounts/7/holds', false],
    ['/accounts/{id}/holds/{holdId}', '/accounts/7/holds/8', true],
    ['/', '/', true],
    ['/', '', true],
    ['/files/{name}.json', '/files/a.json', true],
    ['/files/{name}.json', '/files/.json', false],
    ['/files/{name}.json', '/files/a.xml', false],
    ['/orders/{id}:cancel', '/orders/7:cancel', true],
    ['/span/{from}-{to}', '/span/1-2', true],
    ['/span/{from}-{to}', '/span/-2', false],
    ['/span/{from}-{to}', '/span/1-', false],
    ['/straße/{nr}', '/stra%C3%9Fe/7', true],
    ['/stra%c3%9fe/{nr}', '/straße/7', true],
    ['/jobs/{id}:cancel', '/jobs/7%3Acancel', true],
    ['/jobs/{id}%3Acancel', '/jobs/7:cancel', true],
    ['/my accounts', '/my%20accounts', true],
    ['/files/{name}', '/files/a%2Fb', true],
    ['/files/a/b', '/files/a%2Fb', false],
    ['/files/{name}', '/files/%FF%zz', true],
    ['/accounts//{id}/', '/accounts/7', true],
    ['/accounts/{id}', '//accounts//7//', true],
    ['/accounts', '/accounts/7/..', true],
    ['/accounts/{id}', '/accounts/..', false],
    ['accounts/{id}', '/accounts/7', true],
    ['/{a/b}/c', '/x/c', true],
  ])('%s and %s', (template, path, matches) => {
    expect(compileTemplate(template).matches(segmentsOf(normalisePath(path)))).toBe(matches);
  });

  it('matches every path built from a template, however it is escaped', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).filter(isWord);
    const literal = word.map((text) => ({ template: text, values: [text] }));
    const parameter = word.map((text) => ({ template: '{p}', values: [text] }));
    const mixed = fc.tuple(literal, parameter, literal).map((parts) => ({
      template: parts.map(({ template }) => template).join(''),
      values: parts.flatMap(({ values }) => values),
    }));
    const segments = fc.array(fc.oneof(literal, parameter, mixed), { maxLength: 5 });
    fc.assert(
      fc.property(
        segments,
        fc.infiniteStream(fc.boolean()),
        fc.constantFrom('/', '//', '/./'),
        (parts, escapes, slash) => {
          const template = parts.map((part) => `/${part.template}`).join('');
          const path = parts.map(({ values }) => slash + escaped(values.join(''), escapes)).join('');
          expect(compileTemplate(template).matches(segmentsOf(normalisePath(path)))).toBe(true);
        },
      ),
    );
  });

  it('is fast on a long path and a template full of parameters', () => {
    const template = compileTemplate(`/${'{a}x'.repeat(50)}y`);
    expect(template.matches(['x'.repeat(2000)])).toBe(false);
  });

  it('ranks literal before mixed before bare, from the left', () => {
    const templates = ['/{a}/b', '/a/{b}', '/a/{b}.json', '/a/b'];
    const ranked = templates.sort((one, other) =>
      compileTemplate(one).rank < compileTemplate(other).rank ? -1 : 1,
    );
    expect(ranked).toEqual(['/a/b', '/a/{b}.json', '/a/{b}', '/{a}/b']);
  });
});

/** Contains no character with a special meaning in a path or a template. */
function isWord(text: string): boolean {
  return !/[/%{}?#\0]|^\.+$/.test(text);
}

/** Each character either literal or percent-encoded. */
function escaped(text: string, escapes: Iterator<boolean>): string {
  const bytesOf = (character: string) => [...new TextEncoder().encode(character)];
  const escape = (character: string) =>
    bytesOf(character)
      .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
      .join('');
  return [...text]
    .map((character) => (escapes.next().value === true ? escape(character) : character))
    .join('');
}
