import { type EngagementStage, STAGES } from '../../../kernel/enums.js';

/**
 * Where a new milestone stands: after the last of its stage, or of the stages before where it is the first.
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
