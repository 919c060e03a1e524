import { dependencyOrder, type Dependent } from './dependency-order.js';

/**
 * Looks for a cycle of dependencies, to be refused with `DEPENDENCY_CYCLE`.
 * @returns the codes along it in the order of work, from the plan's first of them back to itself, as A, B, G, A; null
 *   where there is none
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
  // Each of them depends on another of them, so that the way back must meet itself.
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
