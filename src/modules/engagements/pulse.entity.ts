import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a partner's user felt about an engagement at an instant; never changed, the latest counts. */
@Entity('pulse')
export class PulseEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'uuid' }) userId!: string;
  /** The user's name at that time. */
  @Column({ type: 'text' }) userName!: string;
  /** 1-5, 5 is best. */
  @Column({ type: 'int' }) rating!: number;
  @Column({ type: 'text', nullable: true }) comment!: string | null;
  @Column({ type: 'timestamptz' }) givenAt!: Date;
}
