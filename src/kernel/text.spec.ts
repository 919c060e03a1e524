import {
  compareNames,
  faultOfText,
  isBlank,
  lengthOf,
  lowerAscii,
  nameOf,
  shortened,
  trimmed,
  typedKey,
  typedSlug,
  upperAscii,
} from './text.js';

it.each([
  ['a letter', 'a', 1],
  ['a letter with a combining accent', 'e\u0301', 2],
  ['a letter beyond the Basic Multilingual Plane', '\u{1f600}', 1],
  ['a heart in colour', '\u2764\ufe0f', 2],
  ['a family', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', 5],
  ['nothing', '', 0],
])('%s is counted in code points', (_what, text, length) => {
  expect(lengthOf(text)).toBe(length);
});

/** Every character with a property, so that the test does not depend on a choice of examples. */
const all = (property: string) => {
  const has = new RegExp(`^\\p{${property}}$`, 'u');
  const found: string[] = [];
  for (let point = 1; point <= 0x10ffff; point += 1)
    if (has.test(String.fromCodePoint(point))) found.push(String.fromCodePoint(point));
  return found;
};

it.each([
  'White_Space',
  'Default_Ignorable_Code_Point',
  'Cc',
  'Cf',
  'Zs',
  'Zl',
  'Zp',
  'Mn',
  'Me',
  'Mc',
  'Cn',
])('text made only of %s is blank', (property) => {
  const characters = all(property);
  expect(characters.length).toBeGreaterThan(0);
  expect(characters.filter((each) => !isBlank(each))).toEqual([]);
  expect(isBlank(characters.slice(0, 100).join(''))).toBe(true);
});

it.each([
  '\u2800',
  '\u3164',
  '\uffa0',
  '\u115f\u1160',
  '\u202e',
  '\u{1d159}',
  '\u{e0041}\u{e007f}',
  ' \u0301',
])('%j is blank too', (text) => {
  expect(faultOfText(text, 10)).toBe('must not be blank');
});

it.each(['L', 'N', 'P', 'Sm', 'Sc', 'Sk', 'Co'])('every character of %s is visible', (property) => {
  const fillers = new RegExp('^\\p{Default_Ignorable_Code_Point}$', 'u');
  expect(all(property).filter((each) => !fillers.test(each) && isBlank(each))).toEqual([]);
});

it('a text of marks is visible if it contains one letter or symbol', () => {
  expect(
    ['\u200bA', '\u202e\u05d0', '\u2764\ufe0f', 'e\u0301', '\u{1f3f4}\u{e0067}\u{e007f}'].some(isBlank),
  ).toBe(false);
});

it.each([
  ['', 'must have 1-3 characters'],
  ['\u{1f600}'.repeat(3), null],
  ['\u{1f600}'.repeat(4), 'must have 1-3 characters'],
  ['e\u0301e', null],
  ['e\u0301e\u0301', 'must have 1-3 characters'],
  ['\u2764\ufe0f', null],
  ['\u2764\ufe0f'.repeat(2), 'must have 1-3 characters'],
])('%j is limited to three characters', (text, fault) => {
  expect(faultOfText(text, 3)).toBe(fault);
});

it('the Kelvin sign, the dotless i, the long s and the sharp s are not changed', () => {
  expect(lowerAscii('\u212aELVIN\u0130')).toBe('\u212aelvin\u0130');
  expect(upperAscii('po\u017ft \u0131 \u00df')).toBe('PO\u017fT \u0131 \u00df');
});

it.each([
  [typedKey, ' eng-1\u00a0', 'ENG-1'],
  [typedKey, '\ufeffEng-1\u200b', 'ENG-1'],
  [typedSlug, '\tNorthwind-Bank \u3000', 'northwind-bank'],
  [trimmed, '\u2028 two  words \u2069', 'two  words'],
  [nameOf, 'A\u030aland', '\u00c5land'],
])('%p is read as %j', (read, typed, meant) => {
  expect(read(typed)).toBe(meant);
});

it('names are sorted next to similar ones, and those that differ only in case are tied', () => {
  const sorted = ['Zorro', '\u00c5land', 'adagio', 'aland'].sort(compareNames);
  expect(sorted).toEqual(['adagio', 'aland', '\u00c5land', 'Zorro']);
  expect(compareNames('ALAND', 'aland')).toBe(0);
  expect(compareNames('A\u030a', '\u00e5')).toBe(0);
});

it('does not split a character', () => {
  expect(shortened('\u{1f600}'.repeat(5), 3)).toBe('\u{1f600}\u{1f600}\u2026');
  expect(shortened('abc', 3)).toBe('abc');
});
