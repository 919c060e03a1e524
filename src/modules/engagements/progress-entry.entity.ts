import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Visibility } from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';

export type ProgressKindWord = 'NOTE' | 'CALL' | 'MEETING' | 'DECISION' | 'DELIVERY';

/** A piece of work as its author logged it. */
@Entity('progress_entry')
export class ProgressEntryEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'text' }) kind!: ProgressKindWord;
  @Column({ type: 'text' }) text!: string;
  /** Minutes of work. */
  @Column({ type: 'int' }) minutes!: number;
  /** The day the work was done, in the engagement's zone. */
  @Column({ type: 'date' }) day!: LocalDate;
  @Column({ type: 'uuid' }) authorId!: string;
  /** The author's name at that time. */
  @Column({ type: 'text' }) authorName!: string;
  @Column({ type: 'uuid', nullable: true }) milestoneId!: string | null;
  @Column({ type: 'text' }) visibility!: Visibility;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}
