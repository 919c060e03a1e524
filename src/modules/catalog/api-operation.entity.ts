import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * An operation of a version, identified by method and path template. Never deleted, because usage and scopes refer to
 * it.
 */
@Entity('api_operation')
export class ApiOperationEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) apiVersionId!: string;
  @Column({ type: 'text' }) method!: string;
  /** Relative to the version's base path. */
  @Column({ type: 'text' }) path!: string;
  @Column({ type: 'text', nullable: true }) summary!: string | null;
  /** Position in the latest imported description. */
  @Column({ type: 'int' }) position!: number;
  /** False if calls cannot be matched to it; breadth leaves it out. */
  @Column({ type: 'boolean', default: true }) matchable!: boolean;
  /** When an import no longer contained it; null while it exists. */
  @Column({ type: 'timestamptz', nullable: true }) removedAt!: Date | null;
}
