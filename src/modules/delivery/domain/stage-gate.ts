import { type EngagementStage, type MilestoneStatus, type Party, STAGES } from '../../../kernel/enums.js';

/** What a gate looks at of a milestone. */
export interface GateMilestone {
  readonly title: string;
  readonly stage: EngagementStage;
  readonly party: Party;
  readonly required: boolean;
  readonly status: MilestoneStatus;
}

/** Something that must be there before a stage is left, and who owes it. */
export interface MissingItem {
  readonly kind: 'MILESTONE' | 'CREDENTIAL';
  readonly title: string;
  readonly party: Party;
}

/** @returns null where no stage is reached by advancing: ADOPTION ends by closing, CLOSED is the end */
export function nextStage(stage: EngagementStage): EngagementStage | null {
  return stage === 'ADOPTION' || stage === 'CLOSED' ? null : (STAGES[STAGES.indexOf(stage) + 1] ?? null);
}

/**
 * What keeps an engagement from leaving its stage.
 * @param productsWithoutCredential names of products in scope that lack a live production credential
 */
export function missingAtGate(
  stage: EngagementStage,
  milestones: readonly GateMilestone[],
  productsWithoutCredential: readonly string[],
): MissingItem[] {
  const open = milestones.filter(
    (each) => each.stage === stage && each.required && each.status !== 'DONE' && each.status !== 'SKIPPED',
  );
  const missing = open.map(({ title, party }): MissingItem => ({ kind: 'MILESTONE', title, party }));
  if (nextStage(stage) !== 'LAUNCH') return missing;
  const credentials = productsWithoutCredential.map((name): MissingItem => ({
    kind: 'CREDENTIAL',
    title: `a live production credential for ${name}`,
    party: 'PARTNER',
  }));
  return [...missing, ...credentials];
}
