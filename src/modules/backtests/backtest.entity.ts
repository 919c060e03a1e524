import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Tally } from './domain/tally.js';

export type BacktestOutcome = 'MISSED_BASELINE' | 'WENT_QUIET' | 'CANCELLED';
export type BacktestState = 'WAITING' | 'RUNNING' | 'DONE' | 'CANCELLED' | 'FAILED';

/** A model tried on the past; what its job has added up so far stands beside the last engagement that it read. */
@Entity('health_backtest')
export class BacktestEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) modelId!: string;
  @Column({ type: 'date' }) fromOn!: LocalDate;
  @Column({ type: 'date' }) toOn!: LocalDate;
  @Column({ type: 'text' }) outcome!: BacktestOutcome;
  @Column({ type: 'text' }) state!: BacktestState;
  @Column({ type: 'int' }) engagementsTotal!: number;
  @Column({ type: 'int' }) engagementsDone!: number;
  /** Engagements are read in the order of their ids; null before the first. */
  @Column({ type: 'uuid', nullable: true }) lastEngagementId!: string | null;
  @Column({ type: 'jsonb' }) modelTally!: Tally;
  @Column({ type: 'jsonb' }) activeTally!: Tally;
  /** Name at the time. */
  @Column({ type: 'text' }) createdBy!: string;
  /** Nothing that became known later counts. */
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
}

/** An engagement that the model and the active one judge differently. */
@Entity('health_backtest_difference')
export class BacktestDifferenceEntity {
  @PrimaryColumn({ type: 'uuid' }) backtestId!: string;
  @PrimaryColumn({ type: 'uuid' }) engagementId!: string;
  /** Weeks in which only the model warned. */
  @Column({ type: 'int' }) onlyModelWeeks!: number;
  /** Weeks in which only the active model warned. */
  @Column({ type: 'int' }) onlyActiveWeeks!: number;
  /** The day on which the outcome first came; null if it did not. */
  @Column({ type: 'date', nullable: true }) outcomeOn!: LocalDate | null;
}
