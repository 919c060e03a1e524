import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HealthModel } from '../../kernel/health-model.js';

/** What a model scores by, without its name and version. */
export type ModelDefinition = Omit<HealthModel, 'slug' | 'version'>;

/** A published version of a health model; never changed, so that old scores can still be explained. */
@Entity('health_model')
export class HealthModelEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) slug!: string;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'jsonb' }) definition!: ModelDefinition;
  @Column({ type: 'timestamptz' }) publishedAt!: Date;
  /** Name at the time. */
  @Column({ type: 'text' }) publishedBy!: string;
}
