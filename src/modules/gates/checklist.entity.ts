import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/local-date.js';
import type { ChecklistDecision, EvidenceReview, ItemState } from './domain/checklist-moves.js';

/** Evidence as submitted; never changed. */
@Entity('checklist_evidence')
export class ChecklistEvidenceEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'uuid' }) apiProductId!: string;
  @Column({ type: 'text' }) code!: string;
  /** A link; null if the evidence is a file. */
  @Column({ type: 'text', nullable: true }) url!: string | null;
  @Column({ type: 'uuid', nullable: true }) uploadId!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  /** Last valid day; null if it does not expire. */
  @Column({ type: 'date', nullable: true }) expiresOn!: LocalDate | null;
  @Column({ type: 'timestamptz' }) submittedAt!: Date;
  @Column({ type: 'uuid' }) submittedById!: string;
  /** Name at the time. */
  @Column({ type: 'text' }) submittedByName!: string;
}

/** A decision on an item; never changed. */
@Entity('checklist_decision')
export class ChecklistDecisionEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'uuid' }) apiProductId!: string;
  @Column({ type: 'text' }) code!: string;
  /** The evidence reviewed; a waiver may have none. */
  @Column({ type: 'uuid', nullable: true }) evidenceId!: string | null;
  @Column({ type: 'text' }) decision!: ChecklistDecision;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  /** Last day of a waiver. */
  @Column({ type: 'date', nullable: true }) waivedUntil!: LocalDate | null;
  @Column({ type: 'timestamptz' }) decidedAt!: Date;
  @Column({ type: 'uuid' }) decidedById!: string;
  /** Name at the time. */
  @Column({ type: 'text' }) decidedByName!: string;
}

/** State of a checklist item for an engagement during an interval; its status on a day is derived from it. */
@Entity('checklist_state')
export class ChecklistStateEntity implements ItemState {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  /** The same for all states of an item in one engagement. */
  @Column({ type: 'uuid' }) itemId!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'uuid' }) apiProductId!: string;
  @Column({ type: 'text' }) code!: string;
  @Column({ type: 'timestamptz' }) since!: Date;
  /** Exclusive; null while it is current. */
  @Column({ type: 'timestamptz', nullable: true }) until!: Date | null;
  @Column({ type: 'uuid', nullable: true }) evidenceId!: string | null;
  @Column({ type: 'text', nullable: true }) review!: EvidenceReview | null;
  @Column({ type: 'date', nullable: true }) evidenceUntil!: LocalDate | null;
  @Column({ type: 'boolean' }) approved!: boolean;
  @Column({ type: 'date', nullable: true }) approvedUntil!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) waivedUntil!: LocalDate | null;
  @Column({ type: 'text', nullable: true }) rejection!: string | null;
}
