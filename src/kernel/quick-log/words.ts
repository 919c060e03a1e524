import type { Span } from './quick-log.js';

/** A word of a line. */
export interface Word extends Span {
  readonly text: string;
}

/** Splits a line at white space, which includes line ends. */
export function wordsOf(line: string): Word[] {
  return [...line.matchAll(/\P{White_Space}+/gu)].map(({ 0: text, index }) => ({
    ...{ at: index, length: text.length, text },
  }));
}

/** The part of a line from the beginning of one word to the end of another. */
export function spanOf(first: Span, last: Span): Span {
  return { at: first.at, length: last.at + last.length - first.at };
}
