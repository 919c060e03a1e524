import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/local-date.js';

/** A period on hold with one expected end; changing the expected end starts a new one. */
@Entity('engagement_hold')
export class EngagementHoldEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'timestamptz' }) since!: Date;
  /** Exclusive; null while it lasts. */
  @Column({ type: 'timestamptz', nullable: true }) until!: Date | null;
  /** In the engagement's time zone. */
  @Column({ type: 'date' }) expectedResumeOn!: LocalDate;
  @Column({ type: 'text' }) reason!: string;
  /** Who put it on hold (name at the time). */
  @Column({ type: 'text' }) heldBy!: string;
  /** Who resumed it, changed its expected end or closed the engagement; null while it lasts. */
  @Column({ type: 'text', nullable: true }) endedBy!: string | null;
}
