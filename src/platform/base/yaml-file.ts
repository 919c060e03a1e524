import { type Document, LineCounter, isMap, isNode, isSeq, parseDocument } from 'yaml';

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

/** @throws YamlError for invalid syntax, duplicate keys, or more than one document */
export function parseYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(lines.linePos(offset).line, 1);
  const [fault] = document.errors;
  if (fault) throw new YamlError(`${fault.message.replace(/\.$/, '')}.`, lineAt(fault.pos[0]));
  return {
    values: valuesOf(document),
    lineOf: (path) => lineAt(offsetOf(document, path)),
  };
}

/** The library rejects aliases that expand too much. */
function valuesOf(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new YamlError(error instanceof Error ? `${error.message}.` : String(error), 1);
  }
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
