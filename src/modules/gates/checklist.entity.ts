import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/local-date.js';
import type { ChecklistDecision, EvidenceReview, ItemState } from './domain/checklist-moves.js';

/** A piece of evidence as it was submitted; never changed. */
@Entity('checklist_evidence')
export class ChecklistEvidenceEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'uuid' }) apiProductId!: string;
  @Column({ type: 'text' }) code!: string;
  /** A link, or else a file. */
  @Column({ type: 'text', nullable: true }) url!: string | null;
  @Column({ type: 'uuid', nullable: true }) uploadId!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  /** The last day for which it counts; null if it has none. */
  @Column({ type: 'date', nullable: true }) expiresOn!: LocalDate | null;
  @Column({ type: 'timestamptz' }) submittedAt!: Date;
  @Column({ type: 'uuid' }) submittedById!: string;
  /** The name at that time. */
  @Column({ type: 'text' }) submittedByName!: string;
}

/** A decision as it fell; never changed. */
@Entity('checklist_decision')
export class ChecklistDecisionEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'uuid' }) apiProductId!: string;
  @Column({ type: 'text' }) code!: string;
  /** The evidence that was looked at; a waiver may do without. */
  @Column({ type: 'uuid', nullable: true }) evidenceId!: string | null;
  @Column({ type: 'text' }) decision!: ChecklistDecision;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  /** The last day of a waiver. */
  @Column({ type: 'date', nullable: true }) waivedUntil!: LocalDate | null;
  @Column({ type: 'timestamptz' }) decidedAt!: Date;
  @Column({ type: 'uuid' }) decidedById!: string;
  /** The name at that time. */
  @Column({ type: 'text' }) decidedByName!: string;
}

/** Where a checklist item stood for an engagement from one instant until another: its status as of a day follows from it. */
@Entity('checklist_state')
export class ChecklistStateEntity implements ItemState {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  /** The same for all that an item went through in one engagement. */
  @Column({ type: 'uuid' }) itemId!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'uuid' }) apiProductId!: string;
  @Column({ type: 'text' }) code!: string;
  @Column({ type: 'timestamptz' }) since!: Date;
  /** Does not belong to the interval; null while it holds. */
  @Column({ type: 'timestamptz', nullable: true }) until!: Date | null;
  @Column({ type: 'uuid', nullable: true }) evidenceId!: string | null;
  @Column({ type: 'text', nullable: true }) review!: EvidenceReview | null;
  @Column({ type: 'date', nullable: true }) evidenceUntil!: LocalDate | null;
  @Column({ type: 'boolean' }) approved!: boolean;
  @Column({ type: 'date', nullable: true }) approvedUntil!: LocalDate | null;
  @Column({ type: 'date', nullable: true }) waivedUntil!: LocalDate | null;
  @Column({ type: 'text', nullable: true }) rejection!: string | null;
}
