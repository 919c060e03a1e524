import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, Region } from '../../platform/usecases/rules.js';
import { Holiday } from '../calendar/index.js';
import { HOLIDAY_WARNINGS } from '../calendar/index.js';

@InputType({ description: 'A public holiday to enter.' })
export class HolidayInput {
  @Field(() => LocalDate, { description: 'The day, within thirty years of today; none is named twice.' })
  day!: string;
  @Name(200)
  @Field(() => String, { description: 'What it is called, 1-200 characters.' })
  name!: string;
}

@InputType({ description: 'The public holidays of a region.' })
export class SetHolidaysInput {
  @Region()
  @Field(() => String, { description: 'ISO 3166 code of a country or a part of one, as US or US-CA.' })
  region!: string;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => HolidayInput)
  @Field(() => [HolidayInput], {
    nullable: true,
    description:
      'All public holidays of the region, past ones too, at most 1000: they replace whatever the region had, and no library adds any. Null gives the region back to the library. Parts of a country without public holidays of their own go by those of the country.',
  })
  days?: HolidayInput[] | null;
}

@ObjectType({ description: 'The public holidays of the region.' })
export class SetHolidaysPayload extends Payload {
  @Field(() => [Holiday], {
    nullable: true,
    description:
      'All that the region now has, by day, at most 1000; from the library those of the years in use. Null when refused.',
  })
  holidays?: readonly Holiday[];
  @Field(() => Int, {
    nullable: true,
    description: 'How many engagements are forecast anew for it; null when refused.',
  })
  engagements?: number;
  @Field(() => [String], { nullable: true, description: HOLIDAY_WARNINGS })
  warnings?: string[];
}
