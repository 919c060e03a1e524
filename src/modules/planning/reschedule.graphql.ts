import { Field, Int, ObjectType } from '@nestjs/graphql';
import { From } from '../../platform/graphql/reads/sources.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { MilestoneRescheduleEntity } from './reschedule.entity.js';

@ObjectType({ description: 'A change of how a milestone is planned.' })
@From(() => MilestoneRescheduleEntity)
export class MilestoneReschedule {
  @Field(() => DateTime, { description: 'When it was planned anew.' }) at!: Date;
  @Field(() => String, { description: 'Who changed it, by the name at that time.' }) changedBy!: string;
  @Field(() => String, { description: 'Why it was planned anew, 1-1000 characters.' }) reason!: string;
  @Field(() => Int, { description: 'Working days that it was to take until then, 1-250.' })
  durationDaysBefore!: number;
  @Field(() => Int, { description: 'Working days that it was to take from then on, 1-250.' })
  durationDaysAfter!: number;
  @Field(() => LocalDate, { nullable: true, description: 'It was to start no earlier; null where it might.' })
  notBeforeOnBefore!: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'It was to start no earlier from then on; null where it might.',
  })
  notBeforeOnAfter!: string | null;
}
