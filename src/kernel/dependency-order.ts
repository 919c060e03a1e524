/** Anything that depends on others by id: a milestone of a plan or a playbook. */
export interface Dependent {
  readonly id: string;
  readonly dependsOn: readonly { readonly id: string }[];
}

export interface DependencyOrder<T extends Dependent> {
  /** Topological order; input order is kept where dependencies allow. */
  readonly ordered: readonly T[];
  /** Items on a cycle, or depending on one; empty in a valid plan. */
  readonly unordered: readonly T[];
}

/** @throws Error if a dependency names an id that is not among the items */
export function dependencyOrder<T extends Dependent>(items: readonly T[]): DependencyOrder<T> {
  const waitingFor = new Map(items.map((item) => [item.id, item.dependsOn.length]));
  const successors = successorsOf(items);
  const ordered = items.filter((item) => item.dependsOn.length === 0);
  // The array grows during iteration: an item is added once the last of its dependencies has been placed.
  for (const item of ordered) {
    for (const successor of successors.get(item.id)!) {
      const left = waitingFor.get(successor.id)! - 1;
      waitingFor.set(successor.id, left);
      if (left === 0) ordered.push(successor);
    }
  }
  return { ordered, unordered: items.filter((item) => waitingFor.get(item.id)! > 0) };
}

/** Like `dependencyOrder`, for items already checked for cycles. */
export function inDependencyOrder<T extends Dependent>(items: readonly T[]): readonly T[] {
  const { ordered, unordered } = dependencyOrder(items);
  if (unordered.length > 0) throw new Error(`The dependencies of ${unordered[0]!.id} form a cycle.`);
  return ordered;
}

function successorsOf<T extends Dependent>(items: readonly T[]): ReadonlyMap<string, T[]> {
  const successors = new Map<string, T[]>(items.map((item) => [item.id, []]));
  for (const item of items) {
    for (const { id } of item.dependsOn) {
      const those = successors.get(id);
      if (!those) throw new Error(`${item.id} depends on ${id}, which is not in the plan.`);
      those.push(item);
    }
  }
  return successors;
}
