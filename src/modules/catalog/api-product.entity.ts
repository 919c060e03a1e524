import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Capability } from '../../kernel/enums.js';

/** A product of the API platform that partners integrate. */
@Entity('api_product')
export class ApiProductEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  /** Lower case, digits and hyphens; unique. */
  @Column({ type: 'text' }) slug!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) capability!: Capability;
  @Column({ type: 'text', nullable: true }) description!: string | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}
