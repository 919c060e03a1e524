import { type EngagementStage, STAGES } from './enums.js';

/** @returns null if no stage is reached by advancing: ADOPTION ends by closing, CLOSED is the end */
export function nextStage(stage: EngagementStage): EngagementStage | null {
  return stage === 'ADOPTION' || stage === 'CLOSED' ? null : (STAGES[STAGES.indexOf(stage) + 1] ?? null);
}

export function isEarlier(stage: EngagementStage, other: EngagementStage): boolean {
  return STAGES.indexOf(stage) < STAGES.indexOf(other);
}

/** Needs accumulate: what one stage needs, every later stage needs too. */
export function isNeededIn(stage: EngagementStage, neededBy: EngagementStage): boolean {
  return !isEarlier(stage, neededBy);
}
