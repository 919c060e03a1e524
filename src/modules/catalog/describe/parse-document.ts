import { Composer, type CST, type Document, Lexer, LineCounter, Parser } from 'yaml';
import { ApiDescriptionError } from './api-description.js';
import { sourceOf, type Source } from './source.js';

/** Open maps and lists; real descriptions stay under 60, and the composer recurses once per level. */
const MAX_DEPTH = 200;
/** Lexer tokens; an ordinary description of 8 MiB has about 3,200,000. */
const MAX_LEXEMES = 4_000_000;

/**
 * YAML 1.2 core schema, a superset of JSON. Merge keys and YAML 1.1 tags stay off even with a `%YAML 1.1` directive:
 * merges are resolved later, within a limit of their own. The survey checks for duplicate keys in linear time; the
 * library compares every pair.
 */
const COMPOSING = {
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
} as const;

type LineAt = (offset: number) => number;
type ErrorPlace = number | readonly [number, ...number[]] | { readonly offset: number };

/**
 * Parses YAML or JSON.
 * @param maxLexemes lower in tests, because reaching the real limit takes seconds
 * @throws ApiDescriptionError, with the line, for invalid syntax, several documents, or more nesting or tokens than the
 *   limits
 */
export function parseDocument(text: string, maxLexemes = MAX_LEXEMES): Source {
  const lines = new LineCounter();
  // The parser reports line breaks, but not the start of the first line, which it only adds in `parse`.
  lines.addNewLine(0);
  const lineAt: LineAt = (offset) => lines.linePos(offset).line;
  const document = compose(tokensOf(text, lines, lineAt, maxLexemes), text.length, lineAt);
  return sourceOf(document, lineAt);
}

function tokensOf(text: string, lines: LineCounter, lineAt: LineAt, maxLexemes: number): CST.Token[] {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(assertNoError(token, lineAt));
    if (parser.stack.length > MAX_DEPTH) {
      throw new ApiDescriptionError(
        `The document is nested more than ${MAX_DEPTH} levels deep.`,
        lineAt(parser.offset),
      );
    }
    if (++lexemes > maxLexemes) {
      throw new ApiDescriptionError('The document has too many nodes.', lineAt(parser.offset));
    }
  }
  for (const token of parser.end()) tokens.push(assertNoError(token, lineAt));
  return tokens;
}

function assertNoError(token: CST.Token, lineAt: LineAt): CST.Token {
  if (token.type === 'error') throw new ApiDescriptionError(token.message, lineAt(token.offset));
  return token;
}

function compose(tokens: readonly CST.Token[], length: number, lineAt: LineAt): Document.Parsed {
  const composer = new Composer(COMPOSING);
  // The library collects errors with stack traces: a million misplaced commas would take 20 s.
  Object.assign(composer, { onError: throwFirstError(lineAt) });
  const [document, second] = composer.compose(tokens, true, length);
  if (second)
    throw new ApiDescriptionError('The file contains more than one document.', lineAt(second.range[0]));
  if (!document?.contents) throw new ApiDescriptionError('The document is empty.', 1);
  return document;
}

/**
 * The library catches errors thrown inside a collection and reports them again at its start, so the first one is kept.
 */
function throwFirstError(lineAt: LineAt) {
  let first: ApiDescriptionError | undefined;
  return (place: ErrorPlace, _code: string, message: string, isWarning = false) => {
    if (isWarning) return;
    const offset = typeof place === 'number' ? place : 'offset' in place ? place.offset : place[0];
    first ??= new ApiDescriptionError(message, lineAt(offset));
    throw first;
  };
}
