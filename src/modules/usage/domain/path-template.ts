import { PARAMETER as ANY, normaliseTemplate } from '../../../kernel/url-path.js';

/** Kinds of segments in order of preference. */
const LITERAL = '0';
const MIXED = '1';
const PARAMETER = '2';

export interface PathTemplate {
  readonly segmentCount: number;
  /** Sorts before the rank of every template that is less literal, compared from the left. */
  readonly rank: string;
  /** The first segment if it has no parameter. */
  readonly firstLiteral: string | null;
  readonly matches: (segments: readonly string[]) => boolean;
}

/** @param path normalised */
export function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

/**
 * @param template such as `/accounts/{id}`, matched against normalised paths; a parameter matches one segment or a part
 *   of one, and is never empty
 */
export function compileTemplate(template: string): PathTemplate {
  const segments = segmentsOf(normaliseTemplate(template));
  const compiled = segments.map(compileSegment);
  return {
    segmentCount: compiled.length,
    firstLiteral: compiled[0]?.kind === LITERAL ? segments[0]! : null,
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
 * Whether the literals occur in the text in order, with at least one character between each pair. Each is searched for
 * once, from the left, so no template makes matching a long path slow.
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
