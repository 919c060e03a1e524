import type { LocalDate } from '../../kernel/local-date.js';
import { lowerAscii } from '../../kernel/text.js';
import type { Statement } from '../../platform/database/scoped-read.js';
import type { AdoptionScope } from './adoption-scope.query.js';
import type { CohortDays } from './cohort-days.js';
import { COHORT, COLUMNS, COUNTED, STEPS, STEP_WORDS, cohortValues } from './cohort.query.js';
import { ADOPTION_STEPS } from './domain/adoption-steps.js';
import type { CohortInterval, Reached } from './domain/cohort-triangle.js';

export interface CohortsAnswer {
  /** Number of engagements by the first day of the interval in which they started. */
  readonly sizes: Readonly<Record<LocalDate, number>>;
  readonly reached: readonly Reached[];
}

/** When a step and all earlier ones were reached. */
const reachedAt = (place: number) =>
  `greatest(${ADOPTION_STEPS.slice(0, place + 1)
    .map((step) => `s.${COLUMNS[step]}`)
    .join(', ')})`;

const COHORTS = `
  with ${COHORT}, ${COUNTED}, ${STEPS}
  select json_build_object(
    'sizes', (select coalesce(json_object_agg(r.start, r.n), '{}') from (
      select date_trunc($10, c.started_on::timestamp)::date as start, count(*) as n from cohort c group by 1
    ) r),
    'reached', (select coalesce(json_agg(r), '[]') from (
      select date_trunc($10, s.started_on::timestamp)::date as start, i.step,
        date_trunc($10, i.at at time zone 'utc')::date as period, count(*) as n
      from step s
      cross join lateral unnest(array[${ADOPTION_STEPS.map((_step, place) => reachedAt(place)).join(', ')}], ${STEP_WORDS})
        with ordinality as i (at, step, place)
      where i.place <= s.reached
      group by 1, 2, 3
    ) r)
  )::text as answer`;

/** Returns a {@link CohortsAnswer}. */
export function cohortsStatement(
  scope: AdoptionScope,
  days: CohortDays,
  interval: CohortInterval,
): Statement {
  return {
    mayLag: true,
    name: undefined,
    text: COHORTS,
    values: [...cohortValues(scope, days), lowerAscii(interval)],
  };
}
