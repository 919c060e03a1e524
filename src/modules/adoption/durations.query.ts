import type { Statement } from '../../platform/database/scoped-read.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { hasNotEnded } from '../engagements/index.js';
import type { AdoptionScope } from './adoption-scope.query.js';
import { hoursBetween } from './adoption-steps.query.js';
import type { CohortDays } from './cohort-days.js';
import {
  COHORT,
  COUNTED,
  FIRST_PRODUCTION_SUCCESS,
  FIRST_SANDBOX_SUCCESS,
  STARTED_AT,
  cohortValues,
} from './cohort.query.js';

export interface DurationAnswer {
  readonly medianHours: number | null;
  readonly p90Hours: number | null;
  readonly n: number;
  readonly pending: number;
}

/** Aggregates rows with the instants `since` and `reached_at` of each engagement. */
const stats = (rows: string) => `
  select json_build_object(
    'medianHours', percentile_cont(0.5) within group (order by t.hours),
    'p90Hours', percentile_cont(0.9) within group (order by t.hours),
    'n', count(t.hours),
    'pending', count(*) filter (where t.reached_at is null and ${toSql(hasNotEnded(sql`t.status`))})
  )::text as answer
  from (
    select r.status, r.reached_at, ${toSql(hoursBetween(sql`r.since`, sql`r.reached_at`))} as hours
    from (${rows} offset 0) r -- finds each first call once
  ) t`;

/** Rotation adds another credential, so the earliest one counts; a counted version's product is in scope. */
const ISSUED = `
  issued as (
    select c.id, min(k.issued_at) as at
    from cohort c
    join counted v on v.engagement_id = c.id
    join credential k on k.partner_id = c.partner_id and k.environment = 'SANDBOX'
    join application_product ap on ap.application_id = k.application_id
    join api_version w on w.api_product_id = ap.api_product_id and w.id = any(v.ids)
    group by c.id
  )`;

const TO_FIRST_CALL = `
  with ${COHORT}, ${COUNTED}, ${ISSUED} ${stats(`
    select c.status, i.at as since, ${FIRST_SANDBOX_SUCCESS} as reached_at
    from cohort c left join counted v on v.engagement_id = c.id left join issued i on i.id = c.id`)}`;

const TO_PRODUCTION = `
  with ${COHORT}, ${COUNTED} ${stats(`
    select c.status, ${STARTED_AT} as since, ${FIRST_PRODUCTION_SUCCESS} as reached_at
    from cohort c left join counted v on v.engagement_id = c.id`)}`;

/** Returns a {@link DurationAnswer}: from the earliest sandbox credential to the first successful sandbox call. */
export function timeToFirstCallStatement(scope: AdoptionScope, days: CohortDays): Statement {
  return { mayLag: true, name: undefined, text: TO_FIRST_CALL, values: cohortValues(scope, days) };
}

/** Returns a {@link DurationAnswer}: from the start date to the first successful production call. */
export function timeToProductionStatement(scope: AdoptionScope, days: CohortDays): Statement {
  return { mayLag: true, name: undefined, text: TO_PRODUCTION, values: cohortValues(scope, days) };
}
