import { upperAscii } from './text.js';

/** Characters that RFC 3986 allows unescaped in a path segment, and any non-ASCII character except control characters. */
const LITERAL = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|[^\0-\x7f\p{Cc}])$/u;
/** Paths that are already normalised, as most are. */
const PLAIN = /^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9\-._~!$&'()*+,;=:@]+)*$/;
const PIECES = /(?:%[0-9A-Fa-f]{2})+|[^]/gu;
const PARAMETERS = /(?:\{[^{}]*\})+/g;

/** Stands for one or more adjacent parameters of a template; no path contains it. */
export const PARAMETER = '\0';

/**
 * Normalises equivalent paths to one spelling. Characters allowed in a segment are unescaped; all others are escaped with
 * upper-case hex (`%2F`, bytes that are not UTF-8, the `%` of a broken escape). Dot segments are resolved. Repeated and
 * trailing slashes are dropped, as gateways do.
 * @param path without query and fragment
 * @returns a slash before each segment; '' for the root
 * @source RFC 3986, sections 3.3 and 6.2.2
 */
export function normalisePath(path: string): string {
  return PLAIN.test(path) ? path : resolveDots(respell(path)).path;
}

/**
 * Like `normalisePath`, with adjacent parameters replaced by PARAMETER: templates with the same result match the same paths.
 */
export function normaliseTemplate(template: string): string {
  return resolveDots(respell(template.replace(PARAMETERS, PARAMETER))).path;
}

/** @returns why no call can match the template, completing the sentence "The path …"; null if some can */
export function faultOfTemplate(template: string): string | null {
  const literals = template.replace(PARAMETERS, '');
  if (literals.includes('?') || /\{[?&]/.test(template)) return 'contains a query';
  if (literals.includes('#') || template.includes('{#')) return 'contains a fragment';
  if (/[{}]/.test(literals)) return 'has an unmatched brace';
  if (resolveDots(respell(template.replace(PARAMETERS, PARAMETER))).climbs)
    return 'leads outside the base path';
  return null;
}

function resolveDots(path: string): { readonly path: string; readonly climbs: boolean } {
  const segments: string[] = [];
  let climbs = false;
  for (const segment of path.split('/')) {
    if (segment === '..') climbs = segments.pop() === undefined || climbs;
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return { path: segments.map((segment) => `/${segment}`).join(''), climbs };
}

function respell(text: string): string {
  return text.replace(PIECES, (piece) => (piece.length > 2 ? decodeRun(piece) : respellCharacter(piece)));
}

function respellCharacter(character: string): string {
  const stays = character === '/' || character === PARAMETER || LITERAL.test(character);
  return stays ? character : encodeURIComponent(character);
}

/** @param run consecutive escapes, e.g. `%C3%9F` */
function decodeRun(run: string): string {
  const bytes = run
    .slice(1)
    .split('%')
    .map((hex) => parseInt(hex, 16));
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const { codePoint, length } = readUtf8(bytes, at);
    const character = codePoint === null ? '' : String.fromCodePoint(codePoint);
    const escaped = upperAscii(run.slice(at * 3, (at + length) * 3));
    text += LITERAL.test(character) ? character : escaped;
    at += length;
  }
  return text;
}

/** UTF-8 sequences: mask and marker of the first byte, and the lowest code point that needs this length. */
const SEQUENCES = [
  { length: 1, mask: 0x80, mark: 0x00, lowest: 0 },
  { length: 2, mask: 0xe0, mark: 0xc0, lowest: 0x80 },
  { length: 3, mask: 0xf0, mark: 0xe0, lowest: 0x800 },
  { length: 4, mask: 0xf8, mark: 0xf0, lowest: 0x10000 },
] as const;
const NO_CHARACTER = { codePoint: null, length: 1 };

/** Reads one character without exceptions, which would be costly for a path full of broken bytes. */
function readUtf8(bytes: readonly number[], at: number): { codePoint: number | null; length: number } {
  const first = bytes[at]!;
  const sequence = SEQUENCES.find(({ mask, mark }) => (first & mask) === mark);
  if (!sequence) return NO_CHARACTER;
  const { length, mask, lowest } = sequence;
  const rest = bytes.slice(at + 1, at + length);
  if (rest.length < length - 1 || rest.some((byte) => (byte & 0xc0) !== 0x80)) return NO_CHARACTER;
  const codePoint = rest.reduce((value, byte) => (value << 6) | (byte & 0x3f), first & ~mask & 0xff);
  const isCharacter =
    codePoint >= lowest && codePoint <= 0x10ffff && !(codePoint >= 0xd800 && codePoint <= 0xdfff);
  return isCharacter ? { codePoint, length } : NO_CHARACTER;
}
