import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Environment } from '../../kernel/enums.js';

/** Client id that identifies an application in one environment; the secret is not stored. */
@Entity('credential')
export class CredentialEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) applicationId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'text' }) environment!: Environment;
  /** Unique across all partners. */
  @Column({ type: 'text' }) clientId!: string;
  @Column({ type: 'timestamptz' }) issuedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) expiresAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) revocationReason!: string | null;
  /** The credential that was revoked for this one, of the same application and environment. */
  @Column({ type: 'uuid', nullable: true }) replacesId!: string | null;
  @Column({ type: 'text', nullable: true }) fingerprint!: string | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}
