export type Segment = string | number;
export type Tree = Readonly<Record<string, unknown>>;

/** Limits chains of references, which may be circular. */
const MAX_HOPS = 20;

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @source RFC 6901, section 3 */
export function toPointer(segments: readonly Segment[]): string {
  return segments
    .map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** @returns segments of a JSON Pointer (RFC 6901); null if it is not valid */
export function fromPointer(pointer: string): string[] | null {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return null;
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** @returns undefined if there is no such own member; inherited ones (`constructor`, `__proto__`) do not count */
export function member(value: unknown, key: Segment): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Tree)[key]
    : undefined;
}

/**
 * Resolves a reference such as `#/definitions/holder`, following further references.
 * @returns undefined if it does not exist in this document
 */
export function resolveReference(root: unknown, reference: string, hops = MAX_HOPS): unknown {
  const segments = reference.startsWith('#') && hops > 0 ? fromPointer(decodeFragment(reference)) : null;
  if (segments === null) return undefined;
  return segments.reduce<unknown>((value, segment) => step(root, value, segment, hops), root);
}

function step(root: unknown, value: unknown, segment: string, hops: number): unknown {
  const found = member(value, segment);
  const reference = member(value, '$ref');
  if (found !== undefined || typeof reference !== 'string') return found;
  return member(resolveReference(root, reference, hops - 1), segment);
}

function decodeFragment(reference: string): string {
  const fragment = reference.slice(1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
