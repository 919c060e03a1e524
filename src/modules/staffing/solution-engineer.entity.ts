import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody of the services team who does the work of engagements. */
@Entity('solution_engineer')
export class SolutionEngineerEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) name!: string;
  /** Lower case; unique. */
  @Column({ type: 'text' }) email!: string;
  /** IANA name. */
  @Column({ type: 'text' }) timeZone!: string;
  /** Hours a week for engagements, 1-80. */
  @Column({ type: 'int' }) weeklyCapacityHours!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}
