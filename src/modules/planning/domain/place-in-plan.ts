import { type EngagementStage, STAGES } from '../../../kernel/enums.js';

/**
 * The position of a new milestone: after the last one of its stage, or of earlier stages if its stage has none.
 * @param plan in its order
 * @returns the position, counted from 1
 */
export function placeInPlan(
  plan: readonly { readonly stage: EngagementStage }[],
  stage: EngagementStage,
): number {
  const last = plan.findLastIndex((each) => STAGES.indexOf(each.stage) <= STAGES.indexOf(stage));
  return last + 2;
}
