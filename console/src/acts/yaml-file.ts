import { LineCounter, isMap, isNode, isSeq, parseDocument } from 'yaml';
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

export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const lineOf = (path: readonly string[]) => lineAt(offsetOf(document.contents, path));
  const [error] = document.errors;
  if (error) return { values: null, broken: { line: lineAt(error.pos[0]), message: error.message }, lineOf };
  return { values: document.toJS(), broken: null, lineOf };
}

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
