import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/local-date.js';
import type { KnownBand } from '../../kernel/health-model.js';

export const OVERRIDE_ENDINGS = ['CLEARED', 'REPLACED'] as const;

/** A band that a manager set in place of the computed one. At most one is in force at a time. */
@Entity('health_override')
export class HealthOverrideEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'text' }) band!: KnownBand;
  @Column({ type: 'text' }) reason!: string;
  /** Who set it (name at the time). */
  @Column({ type: 'text' }) setBy!: string;
  @Column({ type: 'timestamptz' }) since!: Date;
  /** In the engagement's time zone. */
  @Column({ type: 'date' }) lastDay!: LocalDate;
  /** Exclusive: the end of the last day, or the instant at which it was cleared or replaced. */
  @Column({ type: 'timestamptz' }) endsAt!: Date;
  /** How someone ended it; null if nobody did. */
  @Column({ type: 'text', nullable: true }) ending!: (typeof OVERRIDE_ENDINGS)[number] | null;
  /** Who ended it; null if nobody did. */
  @Column({ type: 'text', nullable: true }) endedBy!: string | null;
}
