import type { Operation } from '../page.graphql';

/** Operations whose method, path or summary has all of the words; those that exist come first. */
export function findOperations(
  operations: readonly Operation[],
  q: string | undefined,
): readonly Operation[] {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = ({ method, path, summary }: Operation) => `${method} ${path} ${summary ?? ''}`.toLowerCase();
  return operations
    .filter((operation) => words.every((word) => textOf(operation).includes(word)))
    .toSorted((one, other) => Number(one.removedAt !== null) - Number(other.removedAt !== null));
}
