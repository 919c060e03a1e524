import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/local-date.js';

/** The plan as committed to at an instant; never changes. The first is taken when the engagement starts. */
@Entity('baseline')
export class BaselineEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  /** From 1, in the order in which they were taken. */
  @Column({ type: 'int' }) number!: number;
  /** Unique within the engagement, ignoring case. */
  @Column({ type: 'text' }) name!: string;
  /** Null for the first. */
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ type: 'timestamptz' }) takenAt!: Date;
  /** Who took it (name at the time). */
  @Column({ type: 'text' }) takenBy!: string;
  @Column({ type: 'date', nullable: true }) goLiveOn!: LocalDate | null;
}

/** The days of a milestone in a baseline. Milestones skipped at that time have no row. */
@Entity('baseline_milestone')
export class BaselineMilestoneEntity {
  @PrimaryColumn({ type: 'uuid' }) baselineId!: string;
  @PrimaryColumn({ type: 'uuid' }) milestoneId!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'date' }) startOn!: LocalDate;
  @Column({ type: 'date' }) dueOn!: LocalDate;
}
