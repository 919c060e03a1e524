import { Field, ObjectType } from '@nestjs/graphql';
import type * as words from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { WorkWeek } from '../../kernel/work-week.js';
import { Party } from '../../platform/graphql/shared-enums.js';

@ObjectType({ description: 'How long a party had to act.' })
export class PartyTime {
  @Field(() => Party, { description: 'The party.' }) party!: words.Party;
  /** Start and end of each interval in which it had the ball, in ISO format. */
  spans!: readonly (readonly [from: string, to: string])[];
  /** The zone in which working hours are counted. */
  timeZone!: string;
  /** The region's public holidays within the intervals. */
  holidays!: readonly LocalDate[];
  /** The region's working days. */
  week!: WorkWeek;
}
