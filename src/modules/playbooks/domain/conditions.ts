import { inDependencyOrder } from '../../../kernel/dependency-order.js';
import type { PartnerTier } from '../../../kernel/enums.js';

/** When a playbook's milestone applies: all that is given must hold; a list that is missing or empty asks for nothing. */
export interface Condition {
  /** ISO 3166 codes; a country stands for its subdivisions too, so that a rule for US also binds US-CA. */
  readonly regions?: readonly string[] | null;
  readonly tiers?: readonly PartnerTier[] | null;
  /** One of them in scope is enough. */
  readonly apiProductIds?: readonly string[] | null;
}

export interface ConditionFacts {
  readonly region: string;
  readonly tier: PartnerTier;
  readonly apiProductIds: readonly string[];
}

export interface PlaybookLink {
  readonly code: string;
  /** Working days; negative is a lead. */
  readonly lagDays: number;
}

export interface ConditionalMilestone {
  readonly code: string;
  readonly dependsOn: readonly PlaybookLink[];
  readonly when?: Condition | null;
}

/**
 * The milestones that apply, in the playbook's order. Where one is left out its successors wait for its predecessors
 * instead, with their own lag, as when it is skipped.
 * @throws Error if the dependencies form a cycle, which publishing refuses
 */
export function chooseMilestones<T extends ConditionalMilestone>(
  milestones: readonly T[],
  facts: ConditionFacts,
): readonly T[] {
  const standIns = standInsByCode(milestones, facts);
  return milestones
    .filter(({ when }) => applies(when, facts))
    .map((milestone) => ({ ...milestone, dependsOn: bridged(milestone.dependsOn, standIns) }));
}

export function applies(when: Condition | null | undefined, facts: ConditionFacts): boolean {
  return (
    anyOf(when?.regions, (region) => facts.region === region || facts.region.startsWith(`${region}-`)) &&
    anyOf(when?.tiers, (tier) => facts.tier === tier) &&
    anyOf(when?.apiProductIds, (id) => facts.apiProductIds.includes(id))
  );
}

function anyOf<T>(wanted: readonly T[] | null | undefined, holds: (value: T) => boolean): boolean {
  return !wanted || wanted.length === 0 || wanted.some(holds);
}

/** For each milestone those that its successors wait for: itself, or where it is left out, what it waited for. */
function standInsByCode(
  milestones: readonly ConditionalMilestone[],
  facts: ConditionFacts,
): ReadonlyMap<string, readonly string[]> {
  const standIns = new Map<string, readonly string[]>();
  const dependents = milestones.map(({ code, dependsOn, when }) => ({
    id: code,
    dependsOn: dependsOn.map((link) => ({ id: link.code })),
    chosen: applies(when, facts),
  }));
  for (const { id, dependsOn, chosen } of inDependencyOrder(dependents)) {
    standIns.set(id, chosen ? [id] : unique(dependsOn.flatMap((dependency) => standIns.get(dependency.id)!)));
  }
  return standIns;
}

function unique(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)];
}

/** Where two ways lead to the same milestone, the longer lag holds. */
function bridged(
  links: readonly PlaybookLink[],
  standIns: ReadonlyMap<string, readonly string[]>,
): readonly PlaybookLink[] {
  const lags = new Map<string, number>();
  for (const { code, lagDays } of links) {
    for (const standIn of standIns.get(code)!)
      lags.set(standIn, Math.max(lagDays, lags.get(standIn) ?? lagDays));
  }
  return [...lags].map(([code, lagDays]) => ({ code, lagDays }));
}
