import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QuarantineReason } from './domain/classify-usage.js';

/** A usage record whose owner is not known yet. */
@Entity('quarantined_usage')
export class QuarantinedUsageEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'timestamptz' }) receivedAt!: Date;
  @Column({ type: 'text' }) reason!: QuarantineReason;
  @Column({ type: 'text', nullable: true }) clientId!: string | null;
  @Column({ type: 'text', nullable: true }) host!: string | null;
  /** The partner whose API key sent it; null for a gateway. */
  @Column({ type: 'uuid', nullable: true }) senderPartnerId!: string | null;
  /** The API key that sent it; null for records received before this column existed. */
  @Column({ type: 'uuid', nullable: true }) apiKeyId!: string | null;
  /** SHA-256 that detects duplicates; claimed on arrival. */
  @Column({ type: 'bytea' }) key!: Buffer;
  /** The record as parsed. */
  @Column({ type: 'jsonb' }) record!: Record<string, unknown>;
}
