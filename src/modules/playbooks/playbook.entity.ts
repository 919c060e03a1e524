import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EngagementType } from '../../kernel/enums.js';
import type { PlaybookMilestone } from './playbook.schema.js';

/** A published version of a playbook; never changes. */
@Entity('playbook')
export class PlaybookEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) slug!: string;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text' }) type!: EngagementType;
  @Column({ type: 'jsonb' }) milestones!: PlaybookMilestone[];
  /** SHA-256 of the content, to detect that nothing changed. */
  @Column({ type: 'text' }) contentHash!: string;
  @Column({ type: 'timestamptz' }) publishedAt!: Date;
  /** Whether it was shipped with the product rather than published by someone. */
  @Column({ type: 'boolean', default: false }) shipped!: boolean;
}
