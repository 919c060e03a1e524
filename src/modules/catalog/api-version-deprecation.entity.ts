import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sunset day and replacement of a version, as announced; the latest one is in force. */
@Entity('api_version_deprecation')
export class ApiVersionDeprecationEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) apiVersionId!: string;
  @Column({ type: 'date' }) sunsetOn!: string;
  @Column({ type: 'uuid', nullable: true }) replacedById!: string | null;
  /** Product and version of the replacement, e.g. `Accounts v2`: partners may not see its row. */
  @Column({ type: 'text', nullable: true }) replacedBy!: string | null;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'uuid' }) byId!: string;
  /** Name at the time. */
  @Column({ type: 'text' }) byName!: string;
}
