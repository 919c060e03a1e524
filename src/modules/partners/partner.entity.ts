import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { PartnerKind, PartnerTier } from '../../kernel/enums.js';

/** A company that integrates with the platform. */
@Entity('partner')
export class PartnerEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  /** Its name in addresses: lower case, digits and hyphens; unique. */
  @Column({ type: 'text' }) slug!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) kind!: PartnerKind;
  @Column({ type: 'text' }) tier!: PartnerTier;
  @Column({ type: 'text', nullable: true }) vertical!: string | null;
  /** ISO 3166 code; its public holidays are the default of the partner's engagements. */
  @Column({ type: 'text' }) region!: string;
  /** IANA name. */
  @Column({ type: 'text' }) timeZone!: string;
  /** The platform's own test company; counted in no adoption metric. */
  @Column({ type: 'boolean' }) internal!: boolean;
  @VersionColumn({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}
