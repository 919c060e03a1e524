import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { countedVersions, hasProductInScope } from '../engagements/index.js';
import { firstSuccess, productionSteps, startOf } from './adoption-steps.query.js';
import { type AdoptionScope, CHOSEN_PARTNER, scopeValues } from './adoption-scope.query.js';
import type { CohortDays } from './cohort-days.js';
import { ADOPTION_STEPS, type AdoptionStep } from './domain/adoption-steps.js';

/*
 * The engagements behind funnel, times and cohorts, as parts of a `with`. The parameters $1 to $9 are those of cohortValues.
 */

/** Of the filter, all but the environment apply, and they choose engagements: no step of one depends on the filter. */
export const COHORT = `
  cohort as materialized (
    select e.id, e.type, e.status, e.partner_id, e.started_on, e.time_zone
    from engagement e
    join partner p on p.id = e.partner_id
    where e.type in ('INTEGRATION', 'MIGRATION') and e.started_on between $1::date and $2::date
      and ($3::text is null or true) -- the environment
      and ${CHOSEN_PARTNER}
      and ($5::uuid[] is null or ${toSql(hasProductInScope(sql`e.id`, (each) => sql`${each} = any($5)`))})
      and ($6::uuid[] is null or exists (
        select from application a where a.partner_id = e.partner_id and a.id = any($6)))
      and ($9::text[] is null or e.type = any($9))
  )`;

export function cohortValues(scope: AdoptionScope, { cohortFrom, cohortTo }: CohortDays): unknown[] {
  return scopeValues({ ...scope, from: cohortFrom, to: cohortTo });
}

/** Needs `cohort`. */
export const COUNTED = `counted as (${toSql(countedVersions(sql`cohort`))})`;

const CALLS = { partnerId: sql`c.partner_id`, versions: sql`v.ids` };
export const FIRST_SANDBOX_SUCCESS = toSql(firstSuccess('SANDBOX', CALLS));
export const FIRST_PRODUCTION_SUCCESS = toSql(firstSuccess('PRODUCTION', CALLS));
export const STARTED_AT = toSql(startOf(sql`c`));

/** Column of `step` with the instant of each step. */
export const COLUMNS: Readonly<Record<AdoptionStep, string>> = {
  REGISTERED: 'registered_at',
  FIRST_SANDBOX_CALL: 'first_sandbox_success_at',
  CERTIFIED: 'certified_at',
  FIRST_PRODUCTION_CALL: 'first_production_success_at',
  ACTIVATED: 'activated_at',
  SUSTAINED: 'sustained_at',
};

/** The words of the steps as an array, in order. */
export const STEP_WORDS = `array[${ADOPTION_STEPS.map((step) => `'${step}'`).join(', ')}]`;

const REACHED = ADOPTION_STEPS.map((step, place) => `when ${COLUMNS[step]} is null then ${place}`).join(' ');

/** The first entry into LAUNCH; uses engagement_history_launch (engagement_id, at). */
const CERTIFIED_AT = `(
      select min(h.at) from engagement_history h where h.engagement_id = c.id and h.stage = 'LAUNCH')`;

/**
 * One row for each engagement: the instants of its steps, the number of steps reached without a gap, and the instant from which
 * its days are counted. Needs `cohort` and `counted`. Materialized, so that no instant is looked up twice.
 */
export const STEPS = `
  registered as (
    select c.partner_id, min(a.created_at) as at
    from cohort c join application a on a.partner_id = c.partner_id group by c.partner_id
  ),
  instants as materialized (
    select c.id, c.started_on, r.at as registered_at, ${CERTIFIED_AT} as certified_at,
      greatest(r.at, case when c.type = 'MIGRATION' then ${STARTED_AT} end) as counted_from,
      ${FIRST_SANDBOX_SUCCESS} as first_sandbox_success_at, p.*
    from cohort c
    left join counted v on v.engagement_id = c.id
    left join registered r on r.partner_id = c.partner_id
    cross join lateral (${toSql(productionSteps(CALLS))}) p
  ),
  step as (
    select *, case ${REACHED} else ${ADOPTION_STEPS.length} end as reached from instants
  )`;
