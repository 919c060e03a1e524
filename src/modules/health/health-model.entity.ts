import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HealthModel } from './domain/model.js';

/** A published version of a health model; never changed, so that old scores can still be explained. */
@Entity('health_model')
export class HealthModelEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) slug!: string;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'jsonb' }) definition!: Omit<HealthModel, 'slug' | 'version'>;
  @Column({ type: 'timestamptz' }) publishedAt!: Date;
}
