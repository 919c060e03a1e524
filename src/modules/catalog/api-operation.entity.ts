import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One operation of a version: method and path template are its key. Never deleted, as usage and scopes refer to it. */
@Entity('api_operation')
export class ApiOperationEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) apiVersionId!: string;
  /** Upper case. */
  @Column({ type: 'text' }) method!: string;
  /** Path template below the version's base path. */
  @Column({ type: 'text' }) path!: string;
  @Column({ type: 'text', nullable: true }) summary!: string | null;
  /** Its place in the description imported last. */
  @Column({ type: 'int' }) position!: number;
  /** False where no call can be told to be of it; breadth leaves it out. */
  @Column({ type: 'boolean', default: true }) matchable!: boolean;
  /** When an import no longer contained it; null while it exists. */
  @Column({ type: 'timestamptz', nullable: true }) removedAt!: Date | null;
}
