import { PARAMETER as ANY, normaliseTemplate } from '../../../kernel/url-path.js';

/** Kind of a segment in the order in which kinds are preferred. */
const LITERAL = '0';
const MIXED = '1';
const PARAMETER = '2';

export interface PathTemplate {
  readonly segmentCount: number;
  /** Sorts before the rank of every template that is less literal, judged from the left. */
  readonly rank: string;
  readonly matches: (segments: readonly string[]) => boolean;
}

/** @param path in its normal form */
export function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

/** @param template as `/accounts/{id}`, matched by paths in their normal form; a parameter stands for one segment, or one part of it, and is never empty */
export function compileTemplate(template: string): PathTemplate {
  const compiled = segmentsOf(normaliseTemplate(template)).map(compileSegment);
  return {
    segmentCount: compiled.length,
    rank: compiled.map(({ kind }) => kind).join(''),
    matches: (segments) =>
      segments.length === compiled.length && compiled.every(({ test }, index) => test(segments[index] ?? '')),
  };
}

function compileSegment(segment: string): { kind: string; test: (text: string) => boolean } {
  const literals = segment.split(ANY);
  if (literals.length === 1) return { kind: LITERAL, test: (text) => text === segment };
  const isBare = literals.every((literal) => literal === '');
  return { kind: isBare ? PARAMETER : MIXED, test: (text) => fits(text, literals) };
}

/**
 * Whether the literals stand in the text in order, each pair with at least one character between them. Each is
 * looked for once, from the left, so that no template can make a long path slow.
 */
function fits(text: string, literals: readonly string[]): boolean {
  const [first = '', ...rest] = literals;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first)) return false;
  let end = first.length;
  for (const literal of rest) {
    const found = text.indexOf(literal, end + 1);
    if (found === -1) return false;
    end = found + literal.length;
  }
  return text.endsWith(last) && text.length - last.length > end;
}
