import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Someone of a partner whom one may write to; no user, who signs in. */
@Entity('partner_contact')
export class PartnerContactEntity {
  @PrimaryColumn({ type: 'uuid' }) partnerId!: string;
  /** Lower case; unique within the partner. */
  @PrimaryColumn({ type: 'text' }) email!: string;
  @Column({ type: 'text' }) name!: string;
  /** What they do there, in plain words. */
  @Column({ type: 'text' }) role!: string;
  /** Their place in the list as it was given, from 0. */
  @Column({ type: 'int' }) position!: number;
}
