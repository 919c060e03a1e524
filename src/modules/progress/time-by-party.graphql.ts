import { Field, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { WorkWeek } from '../../kernel/work-week.js';
import { Party } from '../../platform/graphql/shared-enums.js';

@ObjectType({ description: 'How long a party had to act.' })
export class PartyTime {
  @Field(() => Party, { description: 'The party.' }) party!: words.Party;
  /** From and to of each interval in which it had the ball, as ISO text. */
  spans!: readonly (readonly [from: string, to: string])[];
  /** IANA zone by whose clocks working hours count. */
  timeZone!: string;
  /** The public holidays of the engagement's region among the days of its intervals. */
  holidays!: readonly LocalDate[];
  /** The days of the week on which people work in its region. */
  week!: WorkWeek;
}
