import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EngagementType } from '../../kernel/enums.js';
import type { PlaybookMilestone } from './playbook.schema.js';

/** One published version of a playbook; it never changes. */
@Entity('playbook')
export class PlaybookEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) slug!: string;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text' }) type!: EngagementType;
  @Column({ type: 'jsonb' }) milestones!: PlaybookMilestone[];
  /** SHA-256 of what was published, by which a text that did not change is known. */
  @Column({ type: 'text' }) contentHash!: string;
  @Column({ type: 'timestamptz' }) publishedAt!: Date;
  /** Whether it came with the product, as against one that people published. */
  @Column({ type: 'boolean', default: false }) shipped!: boolean;
}
