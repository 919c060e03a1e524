import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A contact person at a partner; not a user, so they cannot sign in. */
@Entity('partner_contact')
export class PartnerContactEntity {
  @PrimaryColumn({ type: 'uuid' }) partnerId!: string;
  /** Lower case; unique within the partner. */
  @PrimaryColumn({ type: 'text' }) email!: string;
  @Column({ type: 'text' }) name!: string;
  /** For example `Head of payments`. */
  @Column({ type: 'text' }) role!: string;
  /** Position in the list as given, from 0. */
  @Column({ type: 'int' }) position!: number;
}
