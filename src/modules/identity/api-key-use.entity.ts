import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Usage of an API key; written with a delay, see `ApiKeyUses`. */
@Entity('api_key_use')
export class ApiKeyUseEntity {
  @PrimaryColumn({ type: 'uuid' }) apiKeyId!: string;
  @Column({ type: 'timestamptz' }) lastUsedAt!: Date;
  /** Time and format of the last delivery. */
  @Column({ type: 'timestamptz', nullable: true }) lastSentAt!: Date | null;
  @Column({ type: 'text', nullable: true }) lastFormat!: string | null;
  @Column({ type: 'bigint', default: 0 }) accepted!: string;
  @Column({ type: 'bigint', default: 0 }) duplicates!: string;
  @Column({ type: 'bigint', default: 0 }) quarantined!: string;
  @Column({ type: 'bigint', default: 0 }) rejected!: string;
}
