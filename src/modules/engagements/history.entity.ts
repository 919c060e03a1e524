import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EngagementStage, EngagementStatus } from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';

/** State of an engagement from an instant on, for queries "as of". */
@Entity('engagement_history')
export class EngagementHistoryEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'text' }) stage!: EngagementStage;
  @Column({ type: 'text' }) status!: EngagementStatus;
  /** IANA time zone in which its days began. */
  @Column({ type: 'text' }) timeZone!: string;
  @Column({ type: 'date', nullable: true }) forecastGoLiveOn!: LocalDate | null;
  @Column({ type: 'int', nullable: true }) scheduleVarianceDays!: number | null;
  @Column({ type: 'int', nullable: true }) scheduleVarianceFromLatestDays!: number | null;
  @Column({ type: 'numeric', precision: 12, scale: 6, nullable: true }) schedulePerformanceIndex!:
    string | null;
}

/** A successful mutation by a partner user, which counts as partner activity. */
@Entity('partner_act')
export class PartnerActEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'uuid' }) userId!: string;
  @Column({ type: 'text' }) act!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
}
