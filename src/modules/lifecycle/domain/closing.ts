import type { EngagementStage, EngagementStatus } from '../../../kernel/enums.js';
import { refuse } from '../../../kernel/errors.js';

interface Closable {
  readonly stage: EngagementStage;
  readonly status: EngagementStatus;
}

/**
 * The stage of a closed engagement: CLOSED if completed, unchanged if cancelled.
 * @throws Refusal if the outcome is not a final status, or cannot be reached from the current stage and status
 */
export function stageAtEnd({ stage, status }: Closable, outcome: EngagementStatus): EngagementStage {
  if (outcome === 'CANCELLED') return stage;
  if (outcome !== 'COMPLETED')
    refuse('INVALID', 'outcome', `An engagement cannot be closed as ${outcome}; use COMPLETED or CANCELLED.`);
  if (status !== 'ACTIVE')
    refuse(
      'NOT_ALLOWED_IN_STATE',
      'outcome',
      `The engagement is ${status}; it must be active to be completed.`,
    );
  if (stage !== 'ADOPTION')
    refuse('NOT_ALLOWED_IN_STATE', 'outcome', `It is in ${stage}; it can only be completed from ADOPTION.`);
  return 'CLOSED';
}
