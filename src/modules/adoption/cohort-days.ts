import { ArgsType, Field } from '@nestjs/graphql';
import type { LocalDate as Day } from '../../kernel/local-date.js';
import { assertDayRange } from '../../platform/graphql/day-range.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import type { AdoptionScope } from './adoption-scope.query.js';

const MAX_DAYS = 400;

@ArgsType()
export class CohortArgs {
  @Field(() => LocalDate, {
    nullable: true,
    description: 'First start date of the engagements; `from` of the filter if omitted.',
  })
  cohortFrom?: Day | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Last start date of the engagements, inclusive; `to` of the filter if omitted. At most 400 days in total.',
  })
  cohortTo?: Day | null;
}

/** Start dates of the engagements to count, both ends inclusive. */
export interface CohortDays {
  readonly cohortFrom: Day;
  readonly cohortTo: Day;
}

/** @throws AppError BAD_USER_INPUT if the range is empty or too long */
export function cohortDays({ from, to }: AdoptionScope, args: CohortArgs): CohortDays {
  const days = { cohortFrom: args.cohortFrom ?? from, cohortTo: args.cohortTo ?? to };
  assertDayRange(days.cohortFrom, days.cohortTo, MAX_DAYS, ['cohortFrom', 'cohortTo']);
  return days;
}
