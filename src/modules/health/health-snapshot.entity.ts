import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EngagementStage, HealthBand } from '../../kernel/enums.js';
import type { HealthCause } from './domain/caps.js';
import type { ExplainedMeasure } from './domain/evaluate.js';
import type { KnownBand } from './domain/model.js';

/** One evaluation of one engagement at one instant; a later one at the same instant supersedes it. */
@Entity('health_snapshot')
export class HealthSnapshotEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  /** Given by the database; of two evaluations at one instant the higher counts. */
  @Column({ type: 'bigint', insert: false, update: false }) sequence!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) modelId!: string;
  /** Whether it is the day's own at 00:05 local, which alone may raise the band. */
  @Column({ type: 'boolean' }) daily!: boolean;
  @Column({ type: 'text' }) stage!: EngagementStage;
  @Column({ type: 'timestamptz' }) asOf!: Date;
  /** Score, 0-100; null only if nothing is known. */
  @Column({ type: 'int', nullable: true }) score!: number | null;
  /** The sum of the contributions, a decimal. */
  @Column({ type: 'numeric', precision: 9, scale: 6, nullable: true }) scoreExact!: string | null;
  /** Known weight / applicable weight, 0-1. */
  @Column({ type: 'numeric', precision: 7, scale: 6 }) coverage!: string;
  /** The band that hysteresis holds; null until one was known. */
  @Column({ type: 'text', nullable: true }) bandBeforeCaps!: KnownBand | null;
  @Column({ type: 'text' }) computedBand!: HealthBand;
  /** Every measure, also those without weight, so that any model can be tried on the past. */
  @Column({ type: 'jsonb' }) measures!: readonly ExplainedMeasure[];
  @Column({ type: 'jsonb' }) causes!: readonly HealthCause[];
  /** The job that made it; a job that runs twice makes one. */
  @Column({ type: 'text' }) jobId!: string;
}
