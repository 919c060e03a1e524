import type { EngagementStage, MilestoneStatus } from '../../../kernel/enums.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { isEarlier } from '../../../kernel/stages.js';

/** Calls to the proof's operation over its days. */
export interface ProofNumbers {
  readonly successes: number;
  /** Calls that were not throttled. */
  readonly countedCalls: number;
  readonly serverErrors: number;
  /** The complete UTC days that were looked at. */
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

export interface ProofCriteria {
  readonly minSuccesses: number;
  /** Server errors / calls that were not throttled, 0-1. */
  readonly maxServerErrorRate: number;
}

/** PENDING: not proved yet; REOPENED: proved once, and no longer. */
export type ProofState = 'PENDING' | 'PROVED' | 'REOPENED';

/** A milestone whose status nobody has set by hand. */
export interface ProvableMilestone {
  readonly status: MilestoneStatus;
  readonly stage: EngagementStage;
  readonly startedOn: LocalDate | null;
  readonly state: ProofState;
}

export interface ProofOutcome {
  readonly state: ProofState;
  /** The milestone's new status and actual days; null if they stay. */
  readonly change: {
    readonly status: MilestoneStatus;
    readonly startedOn: LocalDate | null;
    readonly completedOn: LocalDate | null;
  } | null;
}

export function isProved(
  { successes, countedCalls, serverErrors }: ProofNumbers,
  { minSuccesses, maxServerErrorRate }: ProofCriteria,
): boolean {
  if (successes < minSuccesses) return false;
  // Divided rather than multiplied: 29 of 100 is exactly 0.29, but 0.29 of 100 is less than 29.
  return countedCalls === 0 ? serverErrors === 0 : serverErrors / countedCalls <= maxServerErrorRate;
}

/**
 * What an evaluation makes of a milestone: done on the day on which its proof holds, in progress again if it no longer holds
 * before the engagement has left the milestone's stage.
 * @param day the engagement's local day
 * @param stage the engagement's current stage
 */
export function prove(
  { status, stage: own, startedOn, state }: ProvableMilestone,
  proved: boolean,
  { day, stage }: { readonly day: LocalDate; readonly stage: EngagementStage },
): ProofOutcome {
  const isDone = status === 'DONE';
  if (proved === isDone) return { state: proved ? 'PROVED' : state, change: null };
  if (proved)
    return { state: 'PROVED', change: { status: 'DONE', startedOn: startedOn ?? day, completedOn: day } };
  if (isEarlier(own, stage)) return { state: 'PROVED', change: null };
  return { state: 'REOPENED', change: { status: 'IN_PROGRESS', startedOn, completedOn: null } };
}

/** The numbers as the reason of the change that they cause. */
export function reasonOf(proved: boolean, numbers: ProofNumbers, criteria: ProofCriteria): string {
  const { successes, countedCalls, serverErrors, firstDay, lastDay } = numbers;
  const { minSuccesses, maxServerErrorRate } = criteria;
  return (
    `${proved ? 'Proved by usage' : 'No longer proved by usage'} from ${firstDay} to ${lastDay}: ` +
    `${successes} successful calls (at least ${minSuccesses}), ` +
    `${serverErrors} server errors in ${countedCalls} calls (share at most ${maxServerErrorRate}).`
  );
}
