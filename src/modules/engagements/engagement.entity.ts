import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  EngagementStage,
  EngagementStatus,
  EngagementType,
  HealthBand,
  Party,
} from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';

/** A services engagement with one partner. */
@Entity('engagement')
export class EngagementEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  /** What people call it, as ENG-142; given by the database. */
  @Column({ type: 'text', insert: false, update: false }) key!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  /** The playbook it was started from; null if there was none. */
  @Column({ type: 'uuid', nullable: true }) playbookId!: string | null;
  @Column({ type: 'text' }) type!: EngagementType;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text' }) stage!: EngagementStage;
  @Column({ type: 'text' }) status!: EngagementStatus;
  @Column({ type: 'uuid' }) leadId!: string;
  /** ISO 3166 code of the region whose public holidays apply. */
  @Column({ type: 'text' }) region!: string;
  /** IANA time zone that determines where its days begin. */
  @Column({ type: 'text' }) timeZone!: string;
  @Column({ type: 'date' }) startedOn!: LocalDate;
  @Column({ type: 'date', nullable: true }) baselineGoLiveOn!: LocalDate | null;
  /** Go-live by the latest baseline. */
  @Column({ type: 'date', nullable: true }) latestBaselineGoLiveOn!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) forecastGoLiveOn!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) actualGoLiveOn!: LocalDate | null;
  /** Working days from the first baseline's go-live to the forecast; positive is late. */
  @Column({ type: 'int', nullable: true }) scheduleVarianceDays!: number | null;
  /** Working days from the latest baseline's go-live to the forecast; positive is late. */
  @Column({ type: 'int', nullable: true }) scheduleVarianceFromLatestDays!: number | null;
  /** By the latest baseline: weight done by weight due, a decimal; null before anything is due. */
  @Column({ type: 'numeric', precision: 12, scale: 6, nullable: true }) schedulePerformanceIndex!:
    string | null;
  /** 0-100 of the newest evaluation, kept here so that lists sort by it. */
  @Column({ type: 'int', nullable: true }) healthScore!: number | null;
  @Column({ type: 'text', nullable: true }) healthBand!: HealthBand | null;
  /** Who must act now and since when, kept here so that lists filter and sort by it; null on hold and at the end. */
  @Column({ type: 'text', nullable: true }) ballParty!: Party | null;
  @Column({ type: 'timestamptz', nullable: true }) ballSince!: Date | null;
  /** Day on which work is expected to resume; null unless it is on hold. */
  @Column({ type: 'date', nullable: true }) expectedResumeOn!: LocalDate | null;
  /** Counts what people changed; an evaluation of health does not count. */
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Column({ type: 'timestamptz' }) updatedAt!: Date;
}
