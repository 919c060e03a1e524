/** PostgreSQL cannot store NUL, and a lone surrogate is not a character. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** JavaScript's `length` counts these characters twice. */
const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;

/**
 * A visible character: not white space, a control or format character, a default-ignorable one (fillers, tags, variation
 * selectors), or an accent without a letter. The Braille blank and the null notehead are blank too, but have none of these
 * properties; private-use characters may be visible.
 */
const SHOWS =
  /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{C}\p{M}\p{Z}\u{2800}\u{1d159}]|\p{Private_Use}/u;

/** Distance from `A` to `a` in ASCII. */
const CASE_STEP = 32;

const UNSEEN_ENDS = /^[\p{White_Space}\p{Cf}]+|[\p{White_Space}\p{Cf}]+$/gu;

/**
 * The same order as the database collation name_order: Unicode's root order, which English does not change, ignoring case.
 */
const names = new Intl.Collator('en', { sensitivity: 'accent' });

/** Whether PostgreSQL can store the text. */
export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}

/** Length in Unicode code points, like PostgreSQL's char_length. */
export function lengthOf(text: string): number {
  return text.replace(ASTRAL, ' ').length;
}

/** Whether a text has no visible character, e.g. only spaces, fillers or direction marks. */
export function isBlank(text: string): boolean {
  return !SHOWS.test(text);
}

/** @returns what is wrong with a text that must have 1 to `max` characters and not be blank; null if nothing is */
export function faultOfText(text: string, max: number): string | null {
  const length = lengthOf(text);
  if (length < 1 || length > max) return `must have 1-${max} characters`;
  return isBlank(text) ? 'must not be blank' : null;
}

/** Normalises a name to Unicode NFC, for storing and searching: the same letters become the same characters. */
export function nameOf(text: string): string {
  return text.normalize('NFC');
}

/** Compares names for sorting; 0 if they differ only in case. */
export function compareNames(one: string, other: string): number {
  return names.compare(one, other);
}

/** Strips leading and trailing spaces and invisible characters, which often come with copied text. */
export function trimmed(text: string): string {
  return text.replace(UNSEEN_ENDS, '');
}

/**
 * Lower-cases A-Z only, for text that programs compare: email addresses, hosts, slugs. Unicode lower-casing turns the Kelvin
 * sign into a plain `k`, which would make two different addresses equal.
 */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + CASE_STEP));
}

/** Upper-cases a-z only, for text that programs compare: HTTP methods, codes. */
export function upperAscii(text: string): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - CASE_STEP));
}

/** Normalises a key or code that someone typed to look something up: ` eng-1` becomes ENG-1. */
export function typedKey(text: string): string {
  return upperAscii(trimmed(text));
}

/** Normalises a slug that someone typed to look something up: `Northwind ` becomes northwind. */
export function typedSlug(text: string): string {
  return lowerAscii(trimmed(text));
}

/** @returns at most `max` characters, ending in an ellipsis if shortened; never splits a character */
export function shortened(text: string, max: number): string {
  return lengthOf(text) > max ? `${[...text].slice(0, max - 1).join('')}…` : text;
}
