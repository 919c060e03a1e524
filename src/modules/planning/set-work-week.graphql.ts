import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayNotEmpty, IsOptional } from 'class-validator';
import type { Weekday as WeekdayWord } from '../../kernel/work-week.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Region } from '../../platform/usecases/rules.js';
import { Weekday } from '../calendar/index.js';

@InputType({ description: 'The work week of a region.' })
export class SetWorkWeekInput {
  @Region()
  @Field(() => String, { description: 'ISO 3166 code of a country or a part of one, as US or US-CA.' })
  region!: string;
  @IsOptional()
  @ArrayNotEmpty({ message: 'must name at least one day' })
  @Field(() => [Weekday], {
    nullable: true,
    description:
      "The days of the week on which people work, at least one. Null gives the region back its usual week: its country's, which is Monday to Friday in most. Parts of a country without a week of their own go by the country's.",
  })
  days?: WeekdayWord[] | null;
}

@ObjectType({ description: 'The work week of the region.' })
export class SetWorkWeekPayload extends Payload {
  @Field(() => [Weekday], {
    nullable: true,
    description: 'The days on which people work there now, from Monday on; null when refused.',
  })
  workWeek?: WeekdayWord[];
  @Field(() => Int, {
    nullable: true,
    description: 'How many engagements are forecast anew for it; null when refused.',
  })
  engagements?: number;
}
