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
  /** The name people see, unique in the engagement. */
  @Column({ type: 'text' }) code!: string;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text' }) stage!: EngagementStage;
  /** Its place in the playbook. */
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'text' }) party!: Party;
  /** Who does it, of whichever company. */
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
  /** Its end by the latest baseline, which the performance index counts by; null if that one lacks it. */
  @Column({ type: 'date', nullable: true }) latestBaselineDueOn!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) forecastStartOn!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) forecastDueOn!: LocalDate | null;
  /** Working days; null if go-live does not wait for it any more. */
  @Column({ type: 'int', nullable: true }) floatDays!: number | null;
  @Column({ type: 'jsonb', nullable: true }) proof!: Proof | null;
  /** Counts what people changed; a new forecast does not count. */
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

/** What status a milestone took, and when. */
@Entity('milestone_history')
export class MilestoneHistoryEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) milestoneId!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'text' }) status!: MilestoneStatus;
  @Column({ type: 'date', nullable: true }) startedOn!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) completedOn!: LocalDate | null;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
}
