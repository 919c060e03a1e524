import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EngagementStage, HealthBand } from '../../kernel/enums.js';
import type { HealthCause } from './domain/caps.js';
import type { ExplainedMeasure } from './domain/evaluate.js';
import type { KnownBand } from '../../kernel/health-model.js';

/** An evaluation of an engagement at an instant. Of several for one instant, the one stored last counts. */
@Entity('health_snapshot')
export class HealthSnapshotEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  /** Assigned by the database; of several evaluations for one instant, the one with the highest sequence counts. */
  @Column({ type: 'bigint', insert: false, update: false }) sequence!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) modelId!: string;
  /** Whether it is the daily one at 00:05 local time; only that one can raise the band. */
  @Column({ type: 'boolean' }) daily!: boolean;
  @Column({ type: 'text' }) stage!: EngagementStage;
  @Column({ type: 'timestamptz' }) asOf!: Date;
  /** Score, 0-100; null only if nothing is known. */
  @Column({ type: 'int', nullable: true }) score!: number | null;
  /** The sum of the contributions, as a decimal. */
  @Column({ type: 'numeric', precision: 9, scale: 6, nullable: true }) scoreExact!: string | null;
  /** Known weight / applicable weight, 0-1. */
  @Column({ type: 'numeric', precision: 7, scale: 6 }) coverage!: string;
  /** The band before caps, after hysteresis; null until one is known. */
  @Column({ type: 'text', nullable: true }) bandBeforeCaps!: KnownBand | null;
  @Column({ type: 'text' }) computedBand!: HealthBand;
  /** All measures, including those without weight, so that other models can be tried on past data. */
  @Column({ type: 'jsonb' }) measures!: readonly ExplainedMeasure[];
  @Column({ type: 'jsonb' }) causes!: readonly HealthCause[];
  /** The job that stored it; unique, so that a job that runs twice stores one. */
  @Column({ type: 'text' }) jobId!: string;
}

/** An evaluation by a shadow, from the same values as the active model's; it has no effect. */
@Entity('health_shadow')
export class HealthShadowEntity extends HealthSnapshotEntity {}
