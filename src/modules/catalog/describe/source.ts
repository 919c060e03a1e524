import { isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import { ApiDescriptionError } from './api-description.js';
import { resolveMerges } from './merges.js';
import { fromPointer, type Segment } from './json-pointer.js';

/** Total anchor uses, counting nested ones: thirty lines of nested anchors can expand to a billion values. */
export const MAX_ALIASES = 1_000;

type PairOf = (node: unknown, key: string) => Pair | undefined;

/** A document's plain values, and the lines they are on. */
export interface Source {
  /**
   * Plain values; keys such as `__proto__` are ordinary own members.
   * @throws ApiDescriptionError, without a line, if aliases exceed MAX_ALIASES or merges exceed their limit
   */
  readonly toValues: () => unknown;
  readonly contents: Node | null;
  /** Whether `<<` merges maps, as declared by `%YAML 1.1`. */
  readonly merges: boolean;
  readonly lineOfNode: (node: unknown) => number | null;
  /** @returns line of the key, or of the deepest existing part of the pointer; from 1 */
  readonly lineOf: (pointer: string) => number;
  /** A scalar as written, e.g. `2.0` for the number 2; null if it is not a scalar. */
  readonly writtenAt: (key: string) => string | null;
}

export function sourceOf(document: Document, lineAt: (offset: number) => number): Source {
  const contents = document.contents;
  const pairOf = indexedPairs();
  const lineOfNode = (node: unknown): number | null => {
    const range = isCollection(node) || isScalar(node) || isAlias(node) ? node.range : null;
    return range ? lineAt(range[0]) : null;
  };
  const merges = document.directives?.yaml.explicit === true && document.directives.yaml.version === '1.1';
  return {
    toValues: () => (merges ? resolveMerges(valuesOf(document)) : valuesOf(document)),
    contents,
    merges,
    lineOfNode,
    lineOf: (pointer) => lineOfNode(deepest(contents, fromPointer(pointer) ?? [], pairOf)) ?? 1,
    writtenAt: (key) => {
      const found = pairOf(contents, key)?.value;
      return isScalar(found) ? (found.source ?? String(found.value)) : null;
    },
  };
}

function valuesOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    // The library reports its alias limit with this class, without a position.
    if (error instanceof ReferenceError) throw new ApiDescriptionError(`${error.message}.`, null);
    throw error;
  }
}

/** The deepest existing key on a pointer's path: people look for keys, not for values. */
function deepest(contents: Node | null, segments: readonly Segment[], pairOf: PairOf): unknown {
  let node: unknown = contents;
  let marked: unknown = contents;
  for (const segment of segments) {
    const pair = pairOf(node, String(segment));
    const item = isSeq(node) ? node.get(Number(segment), true) : pair?.value;
    if (!pair && !item) return marked;
    marked = pair ? pair.key : item;
    node = item;
  }
  return marked;
}

/** Finds pairs of a map by key; of duplicate keys the last one wins, as in the values. Each map is indexed once. */
function indexedPairs(): PairOf {
  const indexes = new WeakMap<YAMLMap, Map<string, Pair>>();
  return (node, key) => {
    if (!isMap(node)) return undefined;
    const index = indexes.get(node) ?? new Map(node.items.map((pair) => [keyOf(pair), pair]));
    indexes.set(node, index);
    return index.get(key);
  };
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? keyText(key) : '';
}

/** A key as in the plain values: `200` becomes '200', and an empty key ''. */
export function keyText({ value }: Scalar): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
