import { Field, ObjectType } from '@nestjs/graphql';
import { From } from '../../platform/graphql/reads/sources.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementHoldEntity } from './hold.entity.js';

@ObjectType({ description: 'A time in which an engagement rested.' })
@From(() => EngagementHoldEntity)
export class EngagementHold {
  @Field(() => DateTime, { description: 'When it was put on hold.' }) since!: Date;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When that ended; null while it lasts.',
  })
  until!: Date | null;
  @Field(() => LocalDate, {
    description: "The day on which work was expected to go on, in the engagement's zone.",
  })
  expectedResumeOn!: string;
  @Field(() => String, { description: 'Why it rested, 1-1000 characters; partners are not shown it.' })
  reason!: string;
  @Field(() => String, { description: 'Who held it, by the name at that time.' }) heldBy!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Who resumed it, held it until another day or closed it; null while it lasts.',
  })
  endedBy!: string | null;
}
