import type { EngagementStage, MilestoneStatus } from '../../../kernel/enums.js';
import type { LocalDate } from '../../../kernel/local-date.js';

/** A finish-to-start dependency on an earlier milestone of the same plan. */
export interface MilestoneDependency {
  readonly id: string;
  /** Working days to wait after its end; a negative one is a lead, which lets its successor begin before it ends. */
  readonly lagDays: number;
}

export interface PlanMilestone {
  readonly id: string;
  /** The name people see, unique in the plan. */
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
  /** The baseline that measures compare with: the first or the latest, as the caller loads it. */
  readonly baselineStartOn: LocalDate | null;
  readonly baselineDueOn: LocalDate | null;
  /** The latest commitment day of its open blockers; null without any. */
  readonly commitmentOn: LocalDate | null;
}

/** The milestones of one engagement: at most 200, without a cycle, at most one of them go-live. */
export type Plan = readonly PlanMilestone[];
