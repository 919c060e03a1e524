import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EngagementStage, MilestoneStatus, Party, Visibility } from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Proof } from '../playbooks/index.js';

/** A step of one engagement's plan. */
@Entity('milestone')
export class MilestoneEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  /** Unique within the engagement. */
  @Column({ type: 'text' }) code!: string;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text' }) stage!: EngagementStage;
  /** Its place in the plan, counted from 1. */
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'text' }) party!: Party;
  /** The person who does it, from any company. */
  @Column({ type: 'text', nullable: true }) assignee!: string | null;
  @Column({ type: 'int' }) weight!: number;
  @Column({ type: 'boolean' }) required!: boolean;
  @Column({ type: 'boolean' }) isGoLive!: boolean;
  @Column({ type: 'text' }) visibility!: Visibility;
  @Column({ type: 'text' }) status!: MilestoneStatus;
  /** Working days. */
  @Column({ type: 'int' }) durationDays!: number;
  @Column({ type: 'date', nullable: true }) notBeforeOn!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) startedOn!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) completedOn!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) baselineStartOn!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) baselineDueOn!: LocalDate | null;
  /** Due date in the latest baseline, used by the performance index; null if that baseline does not contain it. */
  @Column({ type: 'date', nullable: true }) latestBaselineDueOn!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) forecastStartOn!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) forecastDueOn!: LocalDate | null;
  /** Working days; null if it is done or skipped, or go-live does not depend on it. */
  @Column({ type: 'int', nullable: true }) floatDays!: number | null;
  @Column({ type: 'jsonb', nullable: true }) proof!: Proof | null;
  /** Whether anyone but the daily evaluation of usage proofs has set its status or actual days; then that leaves it alone. */
  @Column({ type: 'boolean' }) statusSetByHand!: boolean;
  /** Incremented when people change it, not when its forecast changes. */
  @Column({ type: 'int' }) version!: number;
}

/** A finish-to-start dependency of one milestone on another of the same engagement. */
@Entity('milestone_link')
export class MilestoneLinkEntity {
  @PrimaryColumn({ type: 'uuid' }) milestoneId!: string;
  @PrimaryColumn({ type: 'uuid' }) dependsOnId!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  /** Working days. */
  @Column({ type: 'int' }) lagDays!: number;
}

/** A milestone's status and actual days from `at` on. */
@Entity('milestone_history')
export class MilestoneHistoryEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) milestoneId!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'text' }) status!: MilestoneStatus;
  @Column({ type: 'date', nullable: true }) startedOn!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) completedOn!: LocalDate | null;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  /** Whether its usage proof set it. */
  @Column({ type: 'boolean' }) byProof!: boolean;
}
