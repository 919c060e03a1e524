import { readYaml } from './yaml-file';

const TOO_DEEP = 'The file is nested more than 50 levels deep.';
const BOMB = ['a', 'b', 'c', 'd'].map(
  (name, place) =>
    `${name}: &${name} [${Array(9)
      .fill(place === 0 ? 'x' : `*${'abc'[place - 1]!}`)
      .join(', ')}]`,
);

it.each([
  ['an alias within what it stands for', 'a: &a [*a]', 1, TOO_DEEP],
  ['200,000 levels', 'a: ' + '['.repeat(200_000), 1, TOO_DEEP],
  ['aliases that expand more and more', BOMB.join('\n'), 1, 'The aliases expand to too many values.'],
  ['an unknown alias', 'a: *b', 1, /Unresolved alias/],
  ['a tag of its own', 'a: 1\nb: !shell rm', 2, 'Tags such as !name are not supported.'],
  ['two documents', 'a: 1\n---\na: 2', 2, 'The file contains more than one document.'],
  ['a key twice', 'a: 1\na: 2', 2, 'Map keys must be unique'],
])('is broken by %s, and says so', (_case, text, line, message) => {
  const { values, broken } = readYaml(text);
  expect(values).toBeNull();
  expect(broken).toEqual({
    line,
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  });
});

it('has the values of its aliases', () => {
  expect(readYaml('a: &a [1]\nb: *a')).toMatchObject({ values: { a: [1], b: [1] }, broken: null });
});
