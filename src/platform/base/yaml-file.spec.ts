import { parseYaml } from './yaml-file.js';

const BOMB = ['a: &a [x, x, x, x, x, x, x, x, x]', ...pyramid(['b', 'c', 'd', 'e'])].join('\n');

/** Each list is nine times the one before it. */
function pyramid(names: readonly string[]): string[] {
  return names.map((name, index) => {
    const before = names[index - 1] ?? 'a';
    return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
  });
}

const nested = (levels: number) => `a: ${'['.repeat(levels)}${']'.repeat(levels)}`;

it.each([
  ['an alias within what it stands for', 'a: &a [*a]', 1, 'The file is nested more than 50 levels deep.'],
  ['many of them', 'a: &a { b: *a, c: *a, d: [*a, *a] }', 1, 'The file is nested more than 50 levels deep.'],
  ['51 levels', nested(50), 1, 'The file is nested more than 50 levels deep.'],
  ['20,000 levels', nested(20_000), 1, 'The file is nested more than 50 levels deep.'],
  ['200,000 levels', nested(200_000), 1, 'The file is nested more than 50 levels deep.'],
  ['aliases that expand more and more', BOMB, 1, 'The aliases expand to too many values.'],
  ['an unknown alias', 'a: *b', 1, 'Unresolved alias (the anchor must be set before the alias): b.'],
  ['a tag of its own', 'a: 1\nb: !shell rm', 2, 'Tags such as !name are not supported.'],
  ['a tag of another language', 'a: !!js/function x', 1, 'Tags such as !name are not supported.'],
  ['two documents', 'a: 1\n---\na: 2', 2, 'The file contains more than one document.'],
  ['a key twice', 'a: 1\na: 2', 2, 'Map keys must be unique.'],
])('refuses %s, with its line', (_case, text, line, message) => {
  expect(() => parseYaml(text)).toThrow(
    expect.objectContaining({ name: 'YamlError', line, message }) as Error,
  );
});

it.each([
  ['50 levels', nested(49)],
  ['an alias', 'a: &a [1]\nb: *a'],
  ['a tag of YAML', 'a: !!str 1'],
  ['Windows line ends', 'a: 1\r\nb: 2\r\n'],
  ['a byte order mark', '\ufeffa: 1'],
])('reads %s', (_case, text) => {
  expect(parseYaml(text).values).toHaveProperty('a');
});
