import { Field, ObjectType } from '@nestjs/graphql';
import { From } from '../../platform/graphql/reads/sources.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementHoldEntity } from './hold.entity.js';

@ObjectType({ description: 'A time in which an engagement rested.' })
@From(() => EngagementHoldEntity)
export class EngagementHold {
  @Field(() => DateTime, { description: 'Since when.' }) since!: Date;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when, not included; null while it lasts.',
  })
  until!: Date | null;
  @Field(() => LocalDate, {
    description: "The day on which work was expected to go on, in the engagement's zone.",
  })
  expectedResumeOn!: string;
  @Field(() => String, { description: 'Why it rested.' }) reason!: string;
  @Field(() => String, { description: 'Who held it, by the name at that time.' }) heldBy!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Who resumed it, held it until another day or closed it; null while it lasts.',
  })
  endedBy!: string | null;
}
