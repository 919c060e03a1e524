import { isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import { ApiDescriptionError } from './api-description.js';
import { resolveMerges } from './merges.js';
import { fromPointer, type Segment } from './json-pointer.js';

/** Uses of anchors, multiplied through: thirty lines of nested anchors can mean a billion values. */
export const MAX_ALIASES = 1_000;

type PairOf = (node: unknown, key: string) => Pair | undefined;

/** The document as plain values, and the way back from a value to the line it was written on. */
export interface Source {
  /**
   * Plain values; keys such as `__proto__` are own members like any other.
   * @throws ApiDescriptionError for aliases that multiply beyond MAX_ALIASES, and for merges beyond their limit, without a
   *   line
   */
  readonly toValues: () => unknown;
  readonly contents: Node | null;
  /** Whether `<<` merges maps: `%YAML 1.1` asks for it. */
  readonly merges: boolean;
  readonly lineOfNode: (node: unknown) => number | null;
  /** @returns the line of the key, or of the deepest part of the pointer that exists; counted from 1 */
  readonly lineOf: (pointer: string) => number;
  /** A scalar as it was written: `2.0` where its value is the number 2; null for what is no scalar. */
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
    // The library tells its limit by this class and gives no position.
    if (error instanceof ReferenceError) throw new ApiDescriptionError(`${error.message}.`, null);
    throw error;
  }
}

/** The key under which a pointer ends, as deep as the document goes: people look for keys, not for values. */
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

/** Finds a map's pairs by key, the last of several as the values have it; each map is indexed once. */
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

/** A key as the values have it: `200` is '200', and one left out is ''. */
export function keyText({ value }: Scalar): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
