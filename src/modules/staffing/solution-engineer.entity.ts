import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../kernel/local-date.js';

/** A member of the services team who works on engagements. */
@Entity('solution_engineer')
export class SolutionEngineerEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) name!: string;
  /** Lower case; unique. */
  @Column({ type: 'text' }) email!: string;
  /** IANA time zone. */
  @Column({ type: 'text' }) timeZone!: string;
  /** ISO 3166 code of the region whose public holidays apply; null if not specified. */
  @Column({ type: 'text', nullable: true }) region!: string | null;
  /** Hours per week available for engagements, 1-80. */
  @Column({ type: 'int' }) weeklyCapacityHours!: number;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** An API product that an engineer knows. */
@Entity('engineer_skill')
export class EngineerSkillEntity {
  @PrimaryColumn({ type: 'uuid' }) engineerId!: string;
  @PrimaryColumn({ type: 'uuid' }) apiProductId!: string;
  /** 1 (beginner) to 5 (can teach others). */
  @Column({ type: 'int' }) level!: number;
}

/** Weekly capacity before it changed. */
@Entity('engineer_capacity')
export class EngineerCapacityEntity {
  @PrimaryColumn({ type: 'uuid' }) engineerId!: string;
  /** Monday of the first week with a different capacity. */
  @PrimaryColumn({ type: 'date' }) beforeOn!: LocalDate;
  @Column({ type: 'int' }) weeklyCapacityHours!: number;
}

/** A period of time off; the reason is not stored. */
@Entity('time_off')
export class TimeOffEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) engineerId!: string;
  @Column({ type: 'date' }) fromOn!: LocalDate;
  /** Inclusive. */
  @Column({ type: 'date' }) toOn!: LocalDate;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}
