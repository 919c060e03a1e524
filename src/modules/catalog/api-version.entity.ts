import { Column, Entity, PrimaryColumn } from 'typeorm';

export const API_VERSION_STATUSES = ['BETA', 'GA', 'DEPRECATED', 'SUNSET'] as const;
export type ApiVersionStatusWord = (typeof API_VERSION_STATUSES)[number];

/** One version of an API product, under which its calls are made. */
@Entity('api_version')
export class ApiVersionEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) apiProductId!: string;
  /** As people write it, `v2` or `2026-11-01`; unique within the product. */
  @Column({ type: 'text' }) version!: string;
  @Column({ type: 'text' }) status!: ApiVersionStatusWord;
  /** The last day of a deprecated version. */
  @Column({ type: 'date', nullable: true }) sunsetOn!: string | null;
  /** Lower case, without port; usage is matched to the version by them and the base path. */
  @Column({ type: 'text', array: true }) hosts!: string[];
  /** Begins with a slash and ends without one; '' for the root. */
  @Column({ type: 'text' }) basePath!: string;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}
