import type { EngagementStage, MilestoneStatus } from '../../../kernel/enums.js';
import type { LocalDate } from '../../../kernel/local-date.js';

/** A finish-to-start dependency on an earlier milestone of the same plan. */
export interface MilestoneDependency {
  readonly id: string;
  /** Working days between its end and the start of its successor; negative for a lead, which lets the two overlap. */
  readonly lagDays: number;
}

export interface PlanMilestone {
  readonly id: string;
  /** Unique within the plan. */
  readonly code: string;
  readonly title?: string;
  readonly stage: EngagementStage;
  readonly weight: number;
  /** Working days, 1 to 250. */
  readonly durationDays: number;
  readonly notBeforeOn: LocalDate | null;
  readonly status: MilestoneStatus;
  /** Actual days, never in the future. */
  readonly startedOn: LocalDate | null;
  readonly completedOn: LocalDate | null;
  readonly isGoLive: boolean;
  readonly required: boolean;
  readonly dependsOn: readonly MilestoneDependency[];
  /** Start in the first baseline, due date in the latest; in a new plan, they are the same. */
  readonly baselineStartOn: LocalDate | null;
  readonly latestBaselineDueOn: LocalDate | null;
  /** The latest commitment date of its open blockers; null if there is none. */
  readonly commitmentOn: LocalDate | null;
}

/** The milestones of an engagement: at most 200, without dependency cycles, with at most one go-live milestone. */
export type Plan = readonly PlanMilestone[];
