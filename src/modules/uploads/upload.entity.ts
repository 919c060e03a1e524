import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Visibility } from '../../kernel/enums.js';

/** A file that someone submitted for an engagement; its bytes lie in the file store under the same id. */
@Entity('upload')
export class UploadEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  /** As it is downloaded: cleaned, with an extension of its type. */
  @Column({ type: 'text' }) name!: string;
  /** The media type that it was found to be of. */
  @Column({ type: 'text' }) type!: string;
  @Column({ type: 'text' }) visibility!: Visibility;
  @Column({ type: 'uuid' }) uploadedById!: string;
  /** The name at that time. */
  @Column({ type: 'text' }) uploadedByName!: string;
  @Column({ type: 'timestamptz' }) begunAt!: Date;
  /** When all of it had arrived; null before, and again once it is being removed: nobody finds it then. */
  @Column({ type: 'timestamptz', nullable: true }) storedAt!: Date | null;
  @Column({ type: 'int', nullable: true }) sizeBytes!: number | null;
  /** Of its bytes, in lower-case hex. */
  @Column({ type: 'text', nullable: true }) sha256!: string | null;
  /** When it became evidence; null while it waits for that, and what waits too long is removed. */
  @Column({ type: 'timestamptz', nullable: true }) boundAt!: Date | null;
  /** Counts changes of who may see it. */
  @Column({ type: 'int' }) version!: number;
}
