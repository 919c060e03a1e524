import { type Document, Lexer, LineCounter, Parser, isMap, isNode, isSeq, parseDocument } from 'yaml';
import type { UserError } from '../app/graphql/use-api';
import { yamlFile as words } from '../messages/en/files';

export type Values = Readonly<Record<string, unknown>>;
export const isValues = (given: unknown): given is Values =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

export interface YamlFile {
  readonly values: unknown;
  /** Set if the text is no YAML. */
  readonly broken: { readonly line: number; readonly message: string } | null;
  /** @returns the line of a field, or of what holds it; from 1 */
  readonly lineOf: (path: readonly string[]) => number;
}

/** What the server says about a field of the input, with the line that the field is on. */
export const withLine =
  (read: Pick<YamlFile, 'lineOf'> | null) =>
  ({ field, message }: UserError): string =>
    field && field.length > 1 && read ? words.line(read.lineOf(field.slice(1)), message) : message;

/** As on the server: lists and maps within each other, and on the parser's stack. */
const MAX_DEPTH = 50;
const MAX_OPEN = MAX_DEPTH + 10;

const MESSAGES: Readonly<Partial<Record<string, string>>> = {
  MULTIPLE_DOCS: words.oneDocument,
  TAG_RESOLVE_FAILED: words.noTags,
};

export function readYaml(text: string): YamlFile {
  if (isDeep(text)) return brokenBy(words.tooDeep(MAX_DEPTH));
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const [error] = [...document.errors, ...document.warnings];
  if (error) return brokenBy(MESSAGES[error.code] ?? error.message, lineAt(error.pos[0]));
  const values = valuesOf(document);
  return 'fault' in values
    ? brokenBy(values.fault)
    : { ...values, broken: null, lineOf: (path) => lineAt(offsetOf(document.contents, path)) };
}

const brokenBy = (message: string, line = 1): YamlFile => ({
  values: null,
  broken: { line, message },
  lineOf: () => 1,
});

/** Before the library composes the text, which recurses once per level. */
function isDeep(text: string): boolean {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    Array.from(parser.next(lexeme));
    if (parser.stack.length > MAX_OPEN) return true;
  }
  return false;
}

/** The library throws for aliases that are unknown or expand too much. */
function valuesOf(document: Document): { readonly values: unknown } | { readonly fault: string } {
  try {
    const values: unknown = document.toJS();
    return endsWithin(values, MAX_DEPTH) ? { values } : { fault: words.tooDeep(MAX_DEPTH) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { fault: message.startsWith('Excessive') ? words.tooManyAliases : message };
  }
}

/** An alias within what it stands for never ends. */
const endsWithin = (values: unknown, levels: number): boolean =>
  values === null ||
  typeof values !== 'object' ||
  (levels > 0 && Object.values(values).every((value) => endsWithin(value, levels - 1)));

export interface Fault {
  readonly path: readonly string[];
  readonly message: string;
}

export const unknownIn = (given: Values, known: readonly string[], path: readonly string[]): Fault[] =>
  Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => ({ path: [...path, name], message: words.unknownField(name) }));

/** The key rather than its value, because that is what people look for. */
function offsetOf(contents: unknown, path: readonly string[]): number {
  const [step, ...rest] = path;
  const own = isNode(contents) ? (contents.range?.[0] ?? 0) : 0;
  if (step === undefined) return own;
  if (isSeq(contents)) {
    const item = contents.items[Number(step)];
    return item === undefined ? own : offsetOf(item, rest);
  }
  const pair = isMap(contents)
    ? contents.items.find(({ key }) => isNode(key) && key.toJSON() === step)
    : undefined;
  if (!pair) return own;
  return rest.length === 0 || !isNode(pair.value)
    ? offsetOf(pair.key, [])
    : offsetOf(pair.value, rest) || offsetOf(pair.key, []);
}
