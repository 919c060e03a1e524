import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayNotEmpty, IsOptional } from 'class-validator';
import type { Weekday as WeekdayWord } from '../../kernel/work-week.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Region } from '../../platform/usecases/rules.js';
import { Weekday } from '../calendar/index.js';

@InputType({ description: 'The work week of a region.' })
export class SetWorkWeekInput {
  @Region()
  @Field(() => String, { description: 'ISO 3166 code of a country or subdivision, e.g. US or US-CA.' })
  region!: string;
  @IsOptional()
  @ArrayNotEmpty({ message: 'must list at least one day' })
  @Field(() => [Weekday], {
    nullable: true,
    description:
      "Working days of the week, at least one. Null restores the usual week of the region's country, Monday to Friday in most. Subdivisions without a week of their own use the country's.",
  })
  days?: WeekdayWord[] | null;
}

@ObjectType({ description: 'The work week of the region.' })
export class SetWorkWeekPayload extends Payload {
  @Field(() => [Weekday], {
    nullable: true,
    description: 'Working days of the region, from Monday on; null on error.',
  })
  workWeek?: WeekdayWord[];
  @Field(() => Int, {
    nullable: true,
    description: 'Number of engagements whose forecast is updated; null on error.',
  })
  engagements?: number;
}
