import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Visibility } from '../../kernel/enums.js';

/** A file uploaded for an engagement; the file store has its content under the same id. */
@Entity('upload')
export class UploadEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  /** Download name: cleaned, with an extension of its type. */
  @Column({ type: 'text' }) name!: string;
  /** Media type, verified against the content. */
  @Column({ type: 'text' }) type!: string;
  @Column({ type: 'text' }) visibility!: Visibility;
  @Column({ type: 'uuid' }) uploadedById!: string;
  /** Name at the time. */
  @Column({ type: 'text' }) uploadedByName!: string;
  @Column({ type: 'timestamptz' }) begunAt!: Date;
  /**
   * When the file was completely stored; null before that, and once it is being removed, so that nobody can find it.
   */
  @Column({ type: 'timestamptz', nullable: true }) storedAt!: Date | null;
  @Column({ type: 'int', nullable: true }) sizeBytes!: number | null;
  /** Of the content, in lower-case hex. */
  @Column({ type: 'text', nullable: true }) sha256!: string | null;
  /** When it was submitted as evidence; null until then. Files that wait too long are removed. */
  @Column({ type: 'timestamptz', nullable: true }) boundAt!: Date | null;
  /** Incremented when its visibility changes. */
  @Column({ type: 'int' }) version!: number;
}
