/** PostgreSQL stores no zero character, and half of a surrogate pair is no character. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** Outside the Basic Multilingual Plane JavaScript counts a character twice. */
const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;

/**
 * A character that shows something: no white space, no control or format character, none that fonts are to leave out
 * (fillers, tags, variation selectors), and no accent without its letter. Braille's blank pattern and the null notehead
 * carry none of these properties and show nothing all the same; private characters may show anything.
 */
const SHOWS =
  /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{C}\p{M}\p{Z}\u{2800}\u{1d159}]|\p{Private_Use}/u;

/** From `A` to `a` in ASCII. */
const CASE_STEP = 32;

const UNSEEN_ENDS = /^[\p{White_Space}\p{Cf}]+|[\p{White_Space}\p{Cf}]+$/gu;

/**
 * The order of the database's collation name_order: Unicode's root order, which English leaves as it is, with upper and
 * lower case alike.
 */
const names = new Intl.Collator('en', { sensitivity: 'accent' });

/** Whether a text can be stored as it is. */
export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}

/** Counts characters as PostgreSQL's char_length does: by Unicode code point. */
export function lengthOf(text: string): number {
  return text.replace(ASTRAL, ' ').length;
}

/** Whether a text shows nothing to a reader, as one of spaces, fillers or direction marks alone. */
export function isBlank(text: string): boolean {
  return !SHOWS.test(text);
}

/** @returns what is wrong with a text that must show something in 1 to `max` characters; null if nothing is */
export function faultOfText(text: string, max: number): string | null {
  const length = lengthOf(text);
  if (length < 1 || length > max) return `must have 1-${max} characters`;
  return isBlank(text) ? 'must not be blank' : null;
}

/** The one way in which names are stored and looked for: the same letters are the same characters (Unicode NFC). */
export function nameOf(text: string): string {
  return text.normalize('NFC');
}

/** Orders names as lists do; 0 for those that are the same but for upper and lower case. */
export function compareNames(one: string, other: string): number {
  return names.compare(one, other);
}

/** Without the spaces and invisible marks around it, which come along when a text is copied. */
export function trimmed(text: string): string {
  return text.replace(UNSEEN_ENDS, '');
}

/**
 * Lower case of the letters A-Z alone, for what programs compare: addresses, hosts, slugs. Unicode's lower case makes a
 * plain `k` of the Kelvin sign, and so one address of two.
 */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + CASE_STEP));
}

/** Upper case of the letters a-z alone, for what programs compare: HTTP methods, codes. */
export function upperAscii(text: string): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - CASE_STEP));
}

/** A key or code as people type it to look something up: ` eng-1` is ENG-1. */
export function typedKey(text: string): string {
  return upperAscii(trimmed(text));
}

/** A slug as people type it to look something up: `Northwind ` is northwind. */
export function typedSlug(text: string): string {
  return lowerAscii(trimmed(text));
}

/** @returns at most `max` characters, the last an ellipsis where there were more; never half a character */
export function shortened(text: string, max: number): string {
  return lengthOf(text) > max ? `${[...text].slice(0, max - 1).join('')}…` : text;
}
