import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/local-date.js';
import type { SamplePool } from './domain/sampling.js';

/** The latest probable go-live of an engagement. */
@Entity('go_live_forecast')
export class GoLiveForecastEntity {
  @PrimaryColumn({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  /** The instant whose plan and history it is based on. */
  @Column({ type: 'timestamptz' }) asOf!: Date;
  @Column({ type: 'date', nullable: true }) p50On!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) p80On!: LocalDate | null;
  @Column({ type: 'uuid', nullable: true }) driverId!: string | null;
  /** The pool of the driver, or of go-live if there is no driver. */
  @Column({ type: 'text', nullable: true }) pool!: SamplePool | null;
  /** Finished milestones in the pool; if they are too few, how many there are in all. */
  @Column({ type: 'int' }) n!: number;
  @Column({ type: 'boolean' }) tooFew!: boolean;
}
