import { STAGES, type EngagementStage } from '../../../kernel/enums.js';

/** Engagements that are live and had a P80 when they first entered a stage. */
export interface StageOutcome {
  readonly stage: EngagementStage;
  readonly n: number;
  /** How many of them went live no later than that P80. */
  readonly kept: number;
}

/** The fewest engagements that a share is shown for. */
export const MIN_ENGAGEMENTS = 10;

export function calibrationOf(outcomes: readonly StageOutcome[]) {
  const stages = STAGES.filter((stage) => stage !== 'CLOSED');
  return {
    stages: stages.map((stage) => {
      const { n, kept } = outcomes.find((one) => one.stage === stage) ?? { n: 0, kept: 0 };
      const tooFew = n < MIN_ENGAGEMENTS ? { n, needed: MIN_ENGAGEMENTS } : null;
      return { stage, n, share: tooFew ? null : kept / n, tooFew };
    }),
  };
}
