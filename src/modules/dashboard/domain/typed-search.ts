import { upperAscii } from '../../../kernel/text.js';

/** What someone looks for. */
export interface TypedSearch {
  /** Text to find in names; empty if they typed a key. */
  readonly text: string;
  /** Number of the engagement whose key it may be; null if it cannot be one. */
  readonly number: string | null;
  /** Code of a milestone of that engagement, or its beginning; null if they did not type a slash. */
  readonly code: string | null;
}

const KEY = /^(eng\s*-?\s*)?([1-9]\d{0,17})(?:\s*\/\s*([A-Z0-9-]*))?$/i;

/** Reads `ENG-142`, `eng142` and `ENG-142/KICK` as keys only, and `142` as a key and as text; everything else is text. */
export function readSearch(typed: string): TypedSearch {
  const [, prefix, number = null, code = null] = KEY.exec(typed) ?? [];
  const isKey = prefix !== undefined || code !== null;
  return { text: isKey ? '' : typed, number, code: code === null ? null : upperAscii(code) };
}
