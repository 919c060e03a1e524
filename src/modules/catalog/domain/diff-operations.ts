export interface OperationFacts {
  readonly method: string;
  /** Path template; identifies the operation together with the method. */
  readonly path: string;
  readonly summary: string | null;
}

export interface KnownOperation extends OperationFacts {
  readonly removed: boolean;
}

export interface OperationPair<Known, Described> {
  readonly existing: Known;
  readonly described: Described;
}

export interface OperationDiff<Known, Described> {
  readonly added: readonly Described[];
  /** Present before and after, with a different summary. */
  readonly changed: readonly OperationPair<Known, Described>[];
  /** To be marked as removed, never deleted: engagements and usage refer to them. */
  readonly removed: readonly Known[];
  /** Removed before and described again, perhaps with a new summary. */
  readonly restored: readonly OperationPair<Known, Described>[];
}

/**
 * How importing a description changes a version's operations; importing the same one again changes nothing.
 * @param existing all operations of the version, including removed ones
 * @param described without duplicate pairs of method and path
 */
export function diffOperations<Known extends KnownOperation, Described extends OperationFacts>(
  existing: readonly Known[],
  described: readonly Described[],
): OperationDiff<Known, Described> {
  const known = new Map(existing.map((operation) => [keyOf(operation), operation]));
  const describedKeys = new Set(described.map(keyOf));
  const pairs = described.flatMap((operation) => {
    const before = known.get(keyOf(operation));
    return before ? [{ existing: before, described: operation }] : [];
  });
  return {
    added: described.filter((operation) => !known.has(keyOf(operation))),
    changed: pairs.filter(
      (pair) => !pair.existing.removed && pair.existing.summary !== pair.described.summary,
    ),
    removed: existing.filter((operation) => !operation.removed && !describedKeys.has(keyOf(operation))),
    restored: pairs.filter((pair) => pair.existing.removed),
  };
}

/** A method has no space, so no two pairs share a key. */
function keyOf({ method, path }: OperationFacts): string {
  return `${method} ${path}`;
}
