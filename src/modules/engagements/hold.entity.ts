import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/local-date.js';

/** A time in which an engagement rested, as it was expected then; another expected day begins another one. */
@Entity('engagement_hold')
export class EngagementHoldEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'timestamptz' }) since!: Date;
  /** Does not belong to it; null while it lasts. */
  @Column({ type: 'timestamptz', nullable: true }) until!: Date | null;
  /** In the engagement's time zone. */
  @Column({ type: 'date' }) expectedResumeOn!: LocalDate;
  @Column({ type: 'text' }) reason!: string;
  /** Who put it on hold (name at the time). */
  @Column({ type: 'text' }) heldBy!: string;
  /** Who resumed, held anew or closed it; null while it lasts. */
  @Column({ type: 'text', nullable: true }) endedBy!: string | null;
}
