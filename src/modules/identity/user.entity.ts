import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../kernel/enums.js';

/** Someone who may sign in. */
@Entity('app_user')
export class UserEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  /** Lower case. */
  @Column({ type: 'text' }) email!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) role!: Role;
  /** The issuer's name for the person; null until the first sign-in binds it. */
  @Column({ type: 'text', nullable: true }) subject!: string | null;
  /** Set for partner users alone. */
  @Column({ type: 'uuid', nullable: true }) partnerId!: string | null;
  /** Set for engineers alone. */
  @Column({ type: 'uuid', nullable: true }) engineerId!: string | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) deactivatedAt!: Date | null;
}
