import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Party } from '../../kernel/enums.js';

/** Period in which a party had to act; intervals of an engagement never overlap. */
@Entity('ball_interval')
export class BallIntervalEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'text' }) party!: Party;
  @Column({ type: 'timestamptz' }) since!: Date;
  /** Exclusive; null while the party has the ball. */
  @Column({ type: 'timestamptz', nullable: true }) until!: Date | null;
  /** Null if the party had the ball from the start. */
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  /** Who passed it (name at the time). */
  @Column({ type: 'text' }) passedBy!: string;
}
