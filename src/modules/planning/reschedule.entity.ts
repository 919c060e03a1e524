import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/local-date.js';

/** How a milestone was rescheduled, by whom and why. */
@Entity('milestone_reschedule')
export class MilestoneRescheduleEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) milestoneId!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
  /** Who did it (name at the time). */
  @Column({ type: 'text' }) changedBy!: string;
  @Column({ type: 'text' }) reason!: string;
  /** Working days. */
  @Column({ type: 'int' }) durationDaysBefore!: number;
  @Column({ type: 'int' }) durationDaysAfter!: number;
  @Column({ type: 'date', nullable: true }) notBeforeOnBefore!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) notBeforeOnAfter!: LocalDate | null;
}
