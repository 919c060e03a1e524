import { Composer, type CST, type Document, Lexer, LineCounter, Parser } from 'yaml';
import { ApiDescriptionError } from './api-description.js';
import { sourceOf, type Source } from './source.js';

/** Maps and lists open at once; real descriptions stay under 60, and composing recurses once a level. */
const MAX_DEPTH = 200;
/** Pieces of syntax; 8 MiB of an ordinary description have about 3,200,000. */
const MAX_LEXEMES = 4_000_000;

/**
 * YAML 1.2 core, of which JSON is a part. Merge keys and 1.1's tags stay off, also where a `%YAML 1.1`
 * directive asks for them: merges are carried out afterwards, within their own limit. Keys are checked by the survey, in linear
 * time; the library compares each with each.
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
 * Reads YAML or JSON.
 * @param maxLexemes fewer in tests: it takes seconds to come to as many
 * @throws ApiDescriptionError for broken syntax, more than one document, or more nesting, pieces or aliases
 *   than a description has, with the line
 */
export function parseDocument(text: string, maxLexemes = MAX_LEXEMES): Source {
  const lines = new LineCounter();
  // The parser reports line ends; that the first line begins at 0 it only says when it runs by itself.
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
    for (const token of parser.next(lexeme)) tokens.push(assertWhole(token, lineAt));
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
  for (const token of parser.end()) tokens.push(assertWhole(token, lineAt));
  return tokens;
}

function assertWhole(token: CST.Token, lineAt: LineAt): CST.Token {
  if (token.type === 'error') throw new ApiDescriptionError(token.message, lineAt(token.offset));
  return token;
}

function compose(tokens: readonly CST.Token[], length: number, lineAt: LineAt): Document.Parsed {
  const composer = new Composer(COMPOSING);
  // The library collects errors, each with a stack trace: a million misplaced commas would take 20 s.
  Object.assign(composer, { onError: throwFirstError(lineAt) });
  const [document, second] = composer.compose(tokens, true, length);
  if (second)
    throw new ApiDescriptionError('The file contains more than one document.', lineAt(second.range[0]));
  if (!document?.contents) throw new ApiDescriptionError('The document is empty.', 1);
  return document;
}

/** The library catches what is thrown inside a collection and reports it anew at the collection's begin. */
function throwFirstError(lineAt: LineAt) {
  let first: ApiDescriptionError | undefined;
  return (place: ErrorPlace, _code: string, message: string, isWarning = false) => {
    if (isWarning) return;
    const offset = typeof place === 'number' ? place : 'offset' in place ? place.offset : place[0];
    first ??= new ApiDescriptionError(message, lineAt(offset));
    throw first;
  };
}
