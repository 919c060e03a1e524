import { type Document, Lexer, LineCounter, Parser, isMap, isNode, isSeq, parseDocument } from 'yaml';

export interface YamlFile {
  readonly values: unknown;
  /** @returns line of the field, or of its closest existing parent; from 1 */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/** A text that is not valid YAML (of which JSON is a subset). */
export class YamlError extends Error {
  constructor(
    message: string,
    /** From 1. */
    readonly line: number,
  ) {
    super(message);
    this.name = 'YamlError';
  }
}

/** Lists and maps within each other; what is read has 5 levels. */
const MAX_DEPTH = 50;
/** Of the parser's stack, which also holds the document and the value being read. */
const MAX_OPEN = MAX_DEPTH + 10;
const TOO_DEEP = `The file is nested more than ${MAX_DEPTH} levels deep.`;

/** The library's own messages for these name its functions. */
const MESSAGES: Readonly<Partial<Record<string, string>>> = {
  MULTIPLE_DOCS: 'The file contains more than one document.',
  TAG_RESOLVE_FAILED: 'Tags such as !name are not supported.',
};

/**
 * @throws YamlError for invalid syntax, duplicate keys, unknown tags, more than one document, and nesting or aliases without
 *   end
 */
export function parseYaml(text: string): YamlFile {
  assertShallow(text);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(lines.linePos(offset).line, 1);
  const [fault] = [...document.errors, ...document.warnings];
  if (fault) {
    const message = MESSAGES[fault.code] ?? `${fault.message.replace(/\.$/, '')}.`;
    throw new YamlError(message, lineAt(fault.pos[0]));
  }
  return {
    values: valuesOf(document),
    lineOf: (path) => lineAt(offsetOf(document, path)),
  };
}

/** Before the library composes the text: that recurses once per level, and takes a kilobyte for each. */
function assertShallow(text: string): void {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    Array.from(parser.next(lexeme));
    if (parser.stack.length > MAX_OPEN) throw new YamlError(TOO_DEEP, 1);
  }
}

function valuesOf(document: Document): unknown {
  try {
    const values: unknown = document.toJS();
    assertFinite(values, MAX_DEPTH);
    return values;
  } catch (error) {
    if (error instanceof ReferenceError) throw new YamlError(aliasFault(error.message), 1);
    throw error;
  }
}

/** An alias within what it stands for never ends, so it counts as nesting. */
function assertFinite(values: unknown, levels: number): void {
  if (values === null || typeof values !== 'object') return;
  if (levels === 0) throw new YamlError(TOO_DEEP, 1);
  for (const value of Object.values(values)) assertFinite(value, levels - 1);
}

function aliasFault(message: string): string {
  return message.startsWith('Excessive') ? 'The aliases expand to too many values.' : `${message}.`;
}

function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const holder = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const found = partOf(holder, path[depth - 1]!);
    if (isNode(found) && found.range) return found.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

/** The key rather than its value, because that is what people look for. */
function partOf(holder: unknown, step: string | number): unknown {
  if (isSeq(holder)) return holder.get(Number(step), true);
  return isMap(holder)
    ? holder.items.find(({ key }) => isNode(key) && key.toJSON() === step)?.key
    : undefined;
}
