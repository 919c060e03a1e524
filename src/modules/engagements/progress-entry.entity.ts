import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProgressKindWord, Visibility } from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';

/** Work logged on an engagement, as last corrected. */
@Entity('progress_entry')
export class ProgressEntryEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'text' }) kind!: ProgressKindWord;
  @Column({ type: 'text' }) text!: string;
  /** Minutes of work. */
  @Column({ type: 'int' }) minutes!: number;
  /** Day the work was done, in the engagement's time zone. */
  @Column({ type: 'date' }) day!: LocalDate;
  @Column({ type: 'uuid' }) authorId!: string;
  /** Name at the time. */
  @Column({ type: 'text' }) authorName!: string;
  @Column({ type: 'uuid', nullable: true }) milestoneId!: string | null;
  @Column({ type: 'text' }) visibility!: Visibility;
  /** Whether its text was withdrawn; only its revisions still have the old text. */
  @Column({ type: 'boolean' }) withdrawn!: boolean;
  /** Number of the current revision, whose content this row has; 1 as logged. */
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  /** Time of the current revision; null for the original. */
  @Column({ type: 'timestamptz', nullable: true }) revisedAt!: Date | null;
  @Column({ type: 'uuid', nullable: true }) revisedById!: string | null;
  /** Name at the time. */
  @Column({ type: 'text', nullable: true }) revisedByName!: string | null;
  @Column({ type: 'text', nullable: true }) revisionReason!: string | null;
}

/** An earlier revision of an entry; the current one is in the entry itself. */
@Entity('progress_revision')
export class ProgressRevisionEntity {
  @PrimaryColumn({ type: 'uuid' }) entryId!: string;
  @PrimaryColumn({ type: 'int' }) revision!: number;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'text' }) text!: string;
  @Column({ type: 'int' }) minutes!: number;
  @Column({ type: 'date' }) day!: LocalDate;
  @Column({ type: 'text' }) visibility!: Visibility;
  @Column({ type: 'boolean' }) withdrawn!: boolean;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'uuid' }) byId!: string;
  /** Name at the time. */
  @Column({ type: 'text' }) byName!: string;
  /** Why it was corrected; null for the original. */
  @Column({ type: 'text', nullable: true }) reason!: string | null;
}
