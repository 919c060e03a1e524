import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EngagementType, PartnerTier, Role } from '../../kernel/enums.js';
import type { AlertKind } from './domain/alert-kinds.js';

/** When to alert whom; one per kind, type and tier, of which the most specific one applies. */
@Entity('alert_rule')
export class AlertRuleEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) kind!: AlertKind;
  /** Null for all types. */
  @Column({ type: 'text', nullable: true }) engagementType!: EngagementType | null;
  /** Null for all tiers. */
  @Column({ type: 'text', nullable: true }) tier!: PartnerTier | null;
  @Column({ type: 'boolean' }) enabled!: boolean;
  /** A decimal, in the unit of the kind; null if the kind has none. */
  @Column({ type: 'numeric', precision: 9, scale: 4, nullable: true }) threshold!: string | null;
  @Column({ type: 'text', array: true }) roles!: Role[];
  @Column({ type: 'boolean' }) lead!: boolean;
  @Column({ type: 'boolean' }) team!: boolean;
  @Column({ type: 'int' }) version!: number;
  /** Null as shipped. */
  @Column({ type: 'timestamptz', nullable: true }) updatedAt!: Date | null;
  /** Name at the time; null as shipped. */
  @Column({ type: 'text', nullable: true }) updatedByName!: string | null;
}
