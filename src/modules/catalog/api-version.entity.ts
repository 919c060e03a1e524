import { Column, Entity, PrimaryColumn } from 'typeorm';

export const API_VERSION_STATUSES = ['BETA', 'GA', 'DEPRECATED', 'SUNSET'] as const;
export type ApiVersionStatusWord = (typeof API_VERSION_STATUSES)[number];

/** A version of an API product. */
@Entity('api_version')
export class ApiVersionEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) apiProductId!: string;
  /** For example `v2` or `2026-11-01`; unique within the product. */
  @Column({ type: 'text' }) version!: string;
  @Column({ type: 'text' }) status!: ApiVersionStatusWord;
  /** Day (UTC) from which a deprecated version is no longer served. */
  @Column({ type: 'date', nullable: true }) sunsetOn!: string | null;
  /** Version to move to, of any product. */
  @Column({ type: 'uuid', nullable: true }) replacedById!: string | null;
  /** Lower case, without port; usage is matched to the version by host and base path. */
  @Column({ type: 'text', array: true }) hosts!: string[];
  /** Starts with a slash and does not end with one; '' for the root. */
  @Column({ type: 'text' }) basePath!: string;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}
