import { Field, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/work-week.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { LocalDate } from '../../platform/graphql/scalars.js';

@ObjectType({ description: 'A public holiday of a region.' })
export class Holiday {
  @Field(() => LocalDate, { description: 'Day of the holiday.' }) day!: string;
  @Field(() => String, { description: 'Name.' }) name!: string;
}

export const Weekday = enumOf<words.Weekday>('Weekday', 'A day of the week.', {
  MONDAY: 'ISO 8601 day 1.',
  TUESDAY: 'ISO 8601 day 2.',
  WEDNESDAY: 'ISO 8601 day 3.',
  THURSDAY: 'ISO 8601 day 4.',
  FRIDAY: 'ISO 8601 day 5.',
  SATURDAY: 'ISO 8601 day 6.',
  SUNDAY: 'ISO 8601 day 7.',
});
