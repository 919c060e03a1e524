import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Actor } from '../../kernel/viewer.js';

/** An audited action; written by each use case in its own transaction and never changed. */
@Entity('audit_entry')
export class AuditEntryEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'text' }) actorKind!: Actor['kind'];
  @Column({ type: 'uuid', nullable: true }) actorId!: string | null;
  @Column({ type: 'text' }) actorName!: string;
  @Column({ type: 'text' }) action!: string;
  @Column({ type: 'uuid', nullable: true }) partnerId!: string | null;
  @Column({ type: 'uuid', nullable: true }) engagementId!: string | null;
  @Column({ type: 'text' }) subjectKind!: string;
  @Column({ type: 'uuid' }) subjectId!: string;
  @Column({ type: 'jsonb' }) changes!: object;
  /** Null if there were no old values, and in entries of earlier releases. */
  @Column({ type: 'jsonb', nullable: true }) previous!: object | null;
  @Column({ type: 'text', nullable: true }) requestId!: string | null;
}
