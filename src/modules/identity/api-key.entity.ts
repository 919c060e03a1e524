import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A secret with which a gateway or partner sends usage; only its hash is stored. */
@Entity('api_key')
export class ApiKeyEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) name!: string;
  /** SHA-256 of the secret, which has 256 random bits and thus needs no slow hash. */
  @Column({ type: 'bytea' }) secretHash!: Buffer;
  @Column({ type: 'text', array: true }) scopes!: string[];
  /** Null for a gateway, which reports for all partners. */
  @Column({ type: 'uuid', nullable: true }) partnerId!: string | null;
  @Column({ type: 'timestamptz' }) expiresAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}
