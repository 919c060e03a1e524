import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlertBasis, AlertKind } from './domain/alert-kinds.js';

export type AlertSubjectWord =
  'ENGAGEMENT' | 'CREDENTIAL' | 'EVIDENCE' | 'WAIVER' | 'BLOCKER' | 'APPLICATION';
export type AddresseeReason = 'LEAD' | 'TEAM' | 'ROLE';

/** One episode of one rule on one subject; at most one is open. */
@Entity('alert')
export class AlertEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) ruleId!: string;
  @Column({ type: 'text' }) kind!: AlertKind;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'text' }) subjectKind!: AlertSubjectWord;
  @Column({ type: 'uuid' }) subjectId!: string;
  /** Only with an application: the version that it has to leave. */
  @Column({ type: 'uuid', nullable: true }) apiVersionId!: string | null;
  /** The subject's name when the alert opened. */
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text' }) cause!: string;
  @Column({ type: 'text' }) nextStep!: string;
  @Column({ type: 'timestamptz' }) openedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) resolvedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) acknowledgedAt!: Date | null;
  /** Name at the time. */
  @Column({ type: 'text', nullable: true }) acknowledgedByName!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
}

/** A user whom an alert addresses, decided when it opened. */
@Entity('alert_addressee')
export class AlertAddresseeEntity {
  @PrimaryColumn({ type: 'uuid' }) alertId!: string;
  @PrimaryColumn({ type: 'uuid' }) userId!: string;
  @Column({ type: 'text' }) reason!: AddresseeReason;
}

/** Up to which instant an engagement's alerts have been judged. */
@Entity('alert_judgement')
export class AlertJudgementEntity {
  @PrimaryColumn({ type: 'uuid' }) engagementId!: string;
  @PrimaryColumn({ type: 'text' }) basis!: AlertBasis;
  @Column({ type: 'timestamptz' }) judgedAt!: Date;
  /** The highest band shown since an acknowledgement last set it to the shown one; only with basis STATE. */
  @Column({ type: 'text', nullable: true }) referenceBand!: string | null;
}
