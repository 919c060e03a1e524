import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Party } from '../../kernel/enums.js';

/** How long one party had to act; intervals of an engagement never overlap. */
@Entity('ball_interval')
export class BallIntervalEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'text' }) party!: Party;
  @Column({ type: 'timestamptz' }) since!: Date;
  /** Does not belong to the interval; null while the party still has the ball. */
  @Column({ type: 'timestamptz', nullable: true }) until!: Date | null;
  /** Null if it began with the engagement. */
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  /** Who passed it (name at the time). */
  @Column({ type: 'text' }) passedBy!: string;
}
