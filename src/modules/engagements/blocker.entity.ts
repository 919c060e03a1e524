import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Party, Severity, Visibility } from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';

/** Something that blocks an engagement until it is resolved. */
@Entity('blocker')
export class BlockerEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'text' }) severity!: Severity;
  /** Party that must act. */
  @Column({ type: 'text' }) party!: Party;
  @Column({ type: 'text' }) reason!: string;
  /** Milestone it blocks; its forecast cannot end before the commitment date. */
  @Column({ type: 'uuid', nullable: true }) milestoneId!: string | null;
  @Column({ type: 'uuid', nullable: true }) apiOperationId!: string | null;
  @Column({ type: 'text' }) visibility!: Visibility;
  @Column({ type: 'timestamptz' }) raisedAt!: Date;
  @Column({ type: 'uuid' }) raisedById!: string;
  /** Name at the time. */
  @Column({ type: 'text' }) raisedByName!: string;
  /** Whether someone at the partner raised it. */
  @Column({ type: 'boolean' }) raisedByPartner!: boolean;
  /** Date by which the party has committed to resolve it. */
  @Column({ type: 'date', nullable: true }) commitmentOn!: LocalDate | null;
  @Column({ type: 'timestamptz', nullable: true }) resolvedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) resolution!: string | null;
  @Column({ type: 'int' }) version!: number;
}

/** A commitment made, moved, or (null) withdrawn. */
@Entity('blocker_commitment')
export class BlockerCommitmentEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) blockerId!: string;
  @Column({ type: 'timestamptz' }) changedAt!: Date;
  @Column({ type: 'date', nullable: true }) commitmentOn!: LocalDate | null;
  /** Name at the time. */
  @Column({ type: 'text' }) changedByName!: string;
}

/** Severity of a blocker from an instant on; health weighs it as of an instant. */
@Entity('blocker_severity')
export class BlockerSeverityEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) blockerId!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'text' }) severity!: Severity;
}
