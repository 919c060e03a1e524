import { upperAscii } from '../text.js';

type Choice<T> = { readonly word: T } | { readonly fault: string };

/**
 * Finds the word that was typed, or of which the beginning was typed, ignoring case.
 * @param what the words are, e.g. `severity`
 * @returns a fault, as a clause, unless exactly one word fits
 */
export function choose<T extends string>(typed: string, words: readonly T[], what: string): Choice<T> {
  const fitting = startingWith(typed, words);
  if (fitting.length === 1) return { word: fitting[0]! };
  if (fitting.length === 0 || typed === '') return { fault: `is not a ${what}; write ${listed(words)}` };
  return { fault: `could be ${listed(fitting)}` };
}

/** @returns the words of which this is the beginning, ignoring case */
export function startingWith<T extends string>(typed: string, words: readonly T[]): T[] {
  const upper = upperAscii(typed);
  return words.filter((word) => upperAscii(word).startsWith(upper));
}

/** Lists words for people, e.g. `A, B or C`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`;
}
