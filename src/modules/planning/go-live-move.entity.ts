import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Actor } from '../../kernel/viewer.js';
import type { CriticalMilestone } from './domain/critical-path.js';

/** A move of an engagement's forecast go-live. Rows exist only since this history was introduced. */
@Entity('go_live_move')
export class GoLiveMoveEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
  /** Null for the first forecast, and if the plan had no go-live milestone. */
  @Column({ type: 'date', nullable: true }) goLiveBefore!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) goLiveAfter!: LocalDate | null;
  /** The milestones on the critical path before or after the move. */
  @Column({ type: 'jsonb' }) criticalPath!: readonly CriticalMilestone[];
  /** The action that moved it, as in the audit log; REFORECAST_DAILY if only time passed. */
  @Column({ type: 'text' }) action!: string;
  @Column({ type: 'text' }) actorKind!: Actor['kind'];
  @Column({ type: 'uuid', nullable: true }) actorId!: string | null;
  /** Name at the time. */
  @Column({ type: 'text' }) actorName!: string;
}
