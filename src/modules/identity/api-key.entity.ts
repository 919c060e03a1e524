import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A secret that a gateway or a partner sends usage with; only its hash is kept. */
@Entity('api_key')
export class ApiKeyEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) name!: string;
  /** SHA-256 of the secret, which has 256 random bits and needs no slow hash. */
  @Column({ type: 'bytea' }) secretHash!: Buffer;
  @Column({ type: 'text', array: true }) scopes!: string[];
  /** Null for a gateway, which speaks for every partner. */
  @Column({ type: 'uuid', nullable: true }) partnerId!: string | null;
  @Column({ type: 'timestamptz' }) expiresAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}
