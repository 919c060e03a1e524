import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { PartnerKind, PartnerTier } from '../../kernel/enums.js';

/** A company that integrates with the platform. */
@Entity('partner')
export class PartnerEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  /** Lower case, digits and hyphens; unique. */
  @Column({ type: 'text' }) slug!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) kind!: PartnerKind;
  @Column({ type: 'text' }) tier!: PartnerTier;
  @Column({ type: 'text', nullable: true }) vertical!: string | null;
  /** ISO 3166 code; the default region of the partner's engagements. */
  @Column({ type: 'text' }) region!: string;
  /** IANA time zone. */
  @Column({ type: 'text' }) timeZone!: string;
  /** The platform's own test company; excluded from adoption metrics. */
  @Column({ type: 'boolean' }) internal!: boolean;
  @VersionColumn({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}
