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
  ])('%s and %s', (template, path, matches) => {
    expect(compileTemplate(template).matches(segmentsOf(path))).toBe(matches);
  });

  it('stays quick on a long path and a template full of parameters', () => {
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
