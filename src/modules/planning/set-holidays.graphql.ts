import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, Region } from '../../platform/usecases/rules.js';
import { Holiday } from '../calendar/index.js';
import { HOLIDAY_WARNINGS } from '../calendar/index.js';

@InputType({ description: 'A public holiday.' })
export class HolidayInput {
  @Field(() => LocalDate, {
    description: 'The day, within thirty years of today; no day may be listed twice.',
  })
  day!: string;
  @Name(200)
  @Field(() => String, { description: 'Name, 1-200 characters.' })
  name!: string;
}

@InputType({ description: 'The public holidays of a region.' })
export class SetHolidaysInput {
  @Region()
  @Field(() => String, { description: 'ISO 3166 code of a country or subdivision, e.g. US or US-CA.' })
  region!: string;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => HolidayInput)
  @Field(() => [HolidayInput], {
    nullable: true,
    description:
      "All public holidays of the region, including past ones, at most 1000. They replace all the region has, including those from the built-in library; null restores the library's. Subdivisions without public holidays of their own use the country's.",
  })
  days?: HolidayInput[] | null;
}

@ObjectType({ description: 'The public holidays of the region.' })
export class SetHolidaysPayload extends Payload {
  @Field(() => [Holiday], {
    nullable: true,
    description:
      'All public holidays the region now has, by day, at most 1000; from the library, those of the years in use. Null on error.',
  })
  holidays?: readonly Holiday[];
  @Field(() => Int, {
    nullable: true,
    description: 'Number of engagements whose forecast is updated; null on error.',
  })
  engagements?: number;
  @Field(() => [String], { nullable: true, description: HOLIDAY_WARNINGS })
  warnings?: string[];
}
