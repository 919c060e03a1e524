import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EngagementType, PartnerTier } from '../../kernel/enums.js';

/** A period in which a health model was active, or a shadow, for a type and tier of engagements. */
@Entity('health_model_use')
export class HealthModelUseEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) modelId!: string;
  /** Null for all types. */
  @Column({ type: 'text', nullable: true }) type!: EngagementType | null;
  /** Null for all tiers. */
  @Column({ type: 'text', nullable: true }) tier!: PartnerTier | null;
  @Column({ type: 'boolean' }) shadow!: boolean;
  @Column({ type: 'timestamptz' }) since!: Date;
  /** Exclusive; null while it lasts. */
  @Column({ type: 'timestamptz', nullable: true }) until!: Date | null;
  /** Who activated it (name at the time). */
  @Column({ type: 'text' }) startedBy!: string;
  /** Who activated the model that took its place; null while it lasts. */
  @Column({ type: 'text', nullable: true }) endedBy!: string | null;
}
