import { Field, ObjectType } from '@nestjs/graphql';
import { From } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { EngagementHoldEntity } from './hold.entity.js';

@ObjectType({ description: 'A period in which an engagement was on hold.' })
@From(() => EngagementHoldEntity)
export class EngagementHold {
  @Field(() => DateTime, { description: 'When it was put on hold.' }) since!: Date;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the hold ended; null while it lasts.',
  })
  until!: Date | null;
  @Field(() => LocalDate, {
    description: "Day on which work was expected to resume, in the engagement's time zone.",
  })
  expectedResumeOn!: string;
  @Field(() => String, { description: 'Why it was on hold, 1-1000 characters; not visible to partners.' })
  reason!: string;
  @Field(() => String, { description: 'Who put it on hold (name at the time).' }) heldBy!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Who ended it, by resuming or closing the engagement or by changing the expected resume date; null while it lasts.',
  })
  endedBy!: string | null;
}
