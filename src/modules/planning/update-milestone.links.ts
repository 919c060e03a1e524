import { refuse } from '../../kernel/errors.js';
import { findCycle } from '../../kernel/find-cycle.js';
import { MAX_LINKS } from '../../kernel/plan-limits.js';
import type { MilestoneDependency } from './domain/plan.js';
import { milestoneOf } from './milestone-lookup.js';
import type { StoredMilestone } from './milestone.store.js';
import type { MilestoneLinkInput } from './update-milestone.graphql.js';

/**
 * The new dependencies of a milestone.
 * @returns undefined if they do not change
 * @throws Refusal NOT_FOUND for a milestone not in the plan, or DEPENDENCY_CYCLE with the codes in the cycle
 */
export function linksOf(
  plan: readonly StoredMilestone[],
  current: StoredMilestone,
  given: readonly MilestoneLinkInput[] | null | undefined,
): readonly MilestoneDependency[] | undefined {
  if (given === undefined) return undefined;
  const dependsOn = linksOfNew(plan, given);
  assertNoCycle(plan.map((each) => (each.id === current.id ? { ...each, dependsOn } : each)));
  return isSame(dependsOn, current.dependsOn) ? undefined : dependsOn;
}

/**
 * The dependencies of a new milestone. No milestone depends on it yet, so there can be no cycle.
 * @throws Refusal NOT_FOUND for a milestone not in the plan
 */
export function linksOfNew(
  plan: readonly StoredMilestone[],
  given: readonly MilestoneLinkInput[] | null | undefined,
): readonly MilestoneDependency[] {
  const wanted = given ?? [];
  if (wanted.length > MAX_LINKS)
    refuse('LIMIT_EXCEEDED', 'dependsOn', `A milestone can have at most ${MAX_LINKS} dependencies.`);
  const dependsOn = wanted.map(({ milestoneId, lagDays }, index) => ({
    id: milestoneOf(plan, milestoneId, `dependsOn.${index}.milestoneId`).id,
    lagDays,
  }));
  dependsOn.forEach(({ id }, index) => {
    if (dependsOn.findIndex((other) => other.id === id) !== index)
      refuse('INVALID', `dependsOn.${index}.milestoneId`, 'This milestone is listed twice.');
  });
  return dependsOn;
}

function assertNoCycle(plan: readonly StoredMilestone[]): void {
  const cycle = findCycle(plan);
  if (cycle)
    refuse(
      'DEPENDENCY_CYCLE',
      'dependsOn',
      `These milestones would depend on each other: ${cycle.join(', ')}.`,
    );
}

function isSame(wanted: readonly MilestoneDependency[], current: readonly MilestoneDependency[]): boolean {
  const lags = new Map(current.map(({ id, lagDays }) => [id, lagDays]));
  return wanted.length === lags.size && wanted.every(({ id, lagDays }) => lags.get(id) === lagDays);
}
