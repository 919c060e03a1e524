import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AllocationKind } from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';

/** Hours of a solution engineer allocated to an engagement. */
@Entity('allocation')
export class AllocationEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'uuid' }) engineerId!: string;
  @Column({ type: 'date' }) fromOn!: LocalDate;
  /** Inclusive. */
  @Column({ type: 'date' }) toOn!: LocalDate;
  /** 1-80, spread evenly over the engineer's work week. */
  @Column({ type: 'int' }) hoursPerWeek!: number;
  @Column({ type: 'text' }) kind!: AllocationKind;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}
