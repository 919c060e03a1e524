import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EngagementStage } from '../../kernel/enums.js';
import type { LaunchItem } from './domain/launch-checklist.js';

/** An item of a product's launch checklist during an interval; rows are never rewritten. */
@Entity('checklist_item')
export class ChecklistItemEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) apiProductId!: string;
  /** Unique among the product's current items. */
  @Column({ type: 'text' }) code!: string;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text' }) kind!: LaunchItem['kind'];
  @Column({ type: 'text' }) neededBy!: EngagementStage;
  /** Evidence required. */
  @Column({ type: 'text' }) evidence!: string;
  @Column({ type: 'boolean' }) expires!: boolean;
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'timestamptz' }) since!: Date;
  /** Exclusive; null while it is current. */
  @Column({ type: 'timestamptz', nullable: true }) until!: Date | null;
}
