import { Entity, PrimaryColumn } from 'typeorm';

/** That an integration was told about a version's sunset day. */
@Entity('sunset_notice')
export class SunsetNoticeEntity {
  @PrimaryColumn({ type: 'uuid' }) engagementId!: string;
  /** The announcement in the catalogue. */
  @PrimaryColumn({ type: 'uuid' }) deprecationId!: string;
}
