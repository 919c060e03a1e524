import type { Statement } from '../../platform/database/scoped-read.js';
import type { AdoptionScope } from './adoption-scope.query.js';
import type { CohortDays } from './cohort-days.js';
import { COHORT, COLUMNS, COUNTED, STEPS, STEP_WORDS, cohortValues } from './cohort.query.js';
import { ADOPTION_STEPS, type StepCount } from './domain/adoption-steps.js';

export interface FunnelAnswer {
  readonly counts: readonly StepCount[];
  /** UUIDs of the engagements by the number of steps they reached; null if not asked for. */
  readonly engagements: Readonly<Record<string, readonly string[]>> | null;
}

/** The instants of a row of `step`, in order; days are counted from the first, which is 0 days even for a migration. */
const INSTANTS = `array[s.counted_from, ${ADOPTION_STEPS.slice(1)
  .map((step) => `s.${COLUMNS[step]}`)
  .join(', ')}]`;

const COUNTS = `
  select coalesce(json_agg(r), '[]') from (
    select i.step, count(*) as n,
      percentile_cont(0.5) within group (order by extract(epoch from i.at - s.counted_from)::float8 / 86400)
        filter (where i.at >= s.counted_from) as "medianDays"
    from step s
    cross join lateral unnest(${INSTANTS}, ${STEP_WORDS}) with ordinality as i (at, step, place)
    where i.place <= s.reached
    group by i.step
  ) r`;

const ENGAGEMENTS = `
  select json_object_agg(r.reached, r.ids) from (
    select reached, array_agg(id) as ids from step where reached > 0 group by reached
  ) r`;

const funnel = (engagements: string) => `
  with ${COHORT}, ${COUNTED}, ${STEPS}
  select json_build_object('counts', (${COUNTS}), 'engagements', (${engagements}))::text as answer`;

const COUNTS_ONLY = funnel('null');
const WITH_ENGAGEMENTS = funnel(ENGAGEMENTS);

/**
 * Returns a {@link FunnelAnswer}.
 * @param drillDown whether the engagements behind the counts are needed
 */
export function funnelStatement(scope: AdoptionScope, days: CohortDays, drillDown: boolean): Statement {
  return {
    mayLag: true,
    name: undefined,
    text: drillDown ? WITH_ENGAGEMENTS : COUNTS_ONLY,
    values: cohortValues(scope, days),
  };
}
