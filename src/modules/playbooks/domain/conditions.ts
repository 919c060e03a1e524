import { inDependencyOrder } from '../../../kernel/dependency-order.js';
import type { PartnerTier } from '../../../kernel/enums.js';

/** When a milestone of a playbook applies: every list given must match; missing or empty lists always do. */
export interface Condition {
  /** ISO 3166 codes; a country includes its subdivisions, so a rule for US also applies to US-CA. */
  readonly regions?: readonly string[] | null;
  readonly tiers?: readonly PartnerTier[] | null;
  /** At least one of them must be in scope. */
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
 * The milestones that apply, in playbook order. If one does not apply, its successors depend on its predecessors
 * instead, with their own lag, as if it were skipped.
 * @throws Error if the dependencies form a cycle, which publishing rejects
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

/** What successors of a milestone wait for: the milestone itself or, if it does not apply, what it depends on. */
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

/** If there are two links to the same milestone, the longer lag applies. */
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
