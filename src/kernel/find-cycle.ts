import { dependencyOrder, type Dependent } from './dependency-order.js';

/**
 * Finds a dependency cycle.
 * @returns the codes along it in order of work, starting and ending with its first milestone in the plan, e.g. A, B, G, A;
 *   null if there is none
 */
export function findCycle(
  milestones: readonly (Dependent & { readonly code: string })[],
): readonly string[] | null {
  const { unordered } = dependencyOrder(milestones);
  const [start] = unordered;
  if (!start) return null;

  const byId = new Map(unordered.map((milestone) => [milestone.id, milestone]));
  const path: string[] = [];
  let at = start;
  // Each depends on another of them, so following dependencies must come back to one already seen.
  while (!path.includes(at.id)) {
    path.push(at.id);
    at = byId.get(at.dependsOn.find(({ id }) => byId.has(id))!.id)!;
  }
  const cycle = new Set(path.slice(path.indexOf(at.id)).reverse());
  return closed(startingWith(unordered.find(({ id }) => cycle.has(id))!.id, [...cycle])).map(
    (id) => byId.get(id)!.code,
  );
}

function startingWith(first: string, ring: readonly string[]): readonly string[] {
  const index = ring.indexOf(first);
  return [...ring.slice(index), ...ring.slice(0, index)];
}

function closed(ring: readonly string[]): readonly string[] {
  return [...ring, ring[0]!];
}
