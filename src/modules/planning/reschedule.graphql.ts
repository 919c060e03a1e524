import { Field, Int, ObjectType } from '@nestjs/graphql';
import { From } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { MilestoneRescheduleEntity } from './reschedule.entity.js';

@ObjectType({ description: 'A change to the earliest start or the duration of a milestone.' })
@From(() => MilestoneRescheduleEntity)
export class MilestoneReschedule {
  @Field(() => DateTime, { description: 'When it was rescheduled.' }) at!: Date;
  @Field(() => String, { description: 'Who rescheduled it (name at the time).' }) changedBy!: string;
  @Field(() => String, { description: 'Why it was rescheduled, 1-1000 characters.' }) reason!: string;
  @Field(() => Int, { description: 'Duration before the change, in working days, 1-250.' })
  durationDaysBefore!: number;
  @Field(() => Int, { description: 'Duration after the change, in working days, 1-250.' })
  durationDaysAfter!: number;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Earliest start date before the change; null if there was none.',
  })
  notBeforeOnBefore!: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Earliest start date after the change; null if there was none.',
  })
  notBeforeOnAfter!: string | null;
}
