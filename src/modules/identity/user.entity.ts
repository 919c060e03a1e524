import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../kernel/enums.js';

/** A user, who can sign in unless deactivated. */
@Entity('app_user')
export class UserEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) email!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) role!: Role;
  /** The subject of the identity provider; null until the first sign-in. */
  @Column({ type: 'text', nullable: true }) subject!: string | null;
  /** Only set for partner users. */
  @Column({ type: 'uuid', nullable: true }) partnerId!: string | null;
  /** Only set for engineers. */
  @Column({ type: 'uuid', nullable: true }) engineerId!: string | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) deactivatedAt!: Date | null;
}
