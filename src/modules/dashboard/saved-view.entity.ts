import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConsolePageWord } from './domain/console-pages.js';

/** The state of a console page, saved under a name. */
@Entity('saved_view')
export class SavedViewEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) ownerId!: string;
  /** Unique among the owner's views of the page, ignoring case. */
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) page!: ConsolePageWord;
  /** Query string of the page's address; empty, or beginning with `?`. */
  @Column({ type: 'text' }) state!: string;
  /** Whether all staff can read it; otherwise only its owner can. */
  @Column({ type: 'boolean' }) shared!: boolean;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Column({ type: 'timestamptz' }) updatedAt!: Date;
}
