import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A rating of an engagement by a partner user; never changed, the latest counts. */
@Entity('pulse')
export class PulseEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engagementId!: string;
  @Column({ type: 'uuid' }) partnerId!: string;
  @Column({ type: 'uuid' }) userId!: string;
  /** Name at the time. */
  @Column({ type: 'text' }) userName!: string;
  /** 1-5; 5 is best. */
  @Column({ type: 'int' }) rating!: number;
  @Column({ type: 'text', nullable: true }) comment!: string | null;
  @Column({ type: 'timestamptz' }) givenAt!: Date;
}
