import { type EngagementStage, STAGES } from './enums.js';

/** @returns null if there is none to advance to: an engagement in ADOPTION is closed instead, and CLOSED is final */
export function nextStage(stage: EngagementStage): EngagementStage | null {
  return stage === 'ADOPTION' || stage === 'CLOSED' ? null : (STAGES[STAGES.indexOf(stage) + 1] ?? null);
}

export function isEarlier(stage: EngagementStage, other: EngagementStage): boolean {
  return STAGES.indexOf(stage) < STAGES.indexOf(other);
}

/** Requirements accumulate: what one stage needs, all later stages need too. */
export function isNeededIn(stage: EngagementStage, neededBy: EngagementStage): boolean {
  return !isEarlier(stage, neededBy);
}
