import type { LocalDate } from '../../kernel/local-date.js';
import type { Statement } from '../../platform/database/scoped-read.js';
import { $, _, arg, sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { isDeprecated } from '../catalog/index.js';
import { type AdoptionScope, COUNTED_CALLS, COUNTED_PARTNER, scopeValues } from './adoption-scope.query.js';
import { OF_DAYS, OUTSIDE_WEEKS, WEEKS, countsIn } from './usage-source.query.js';

/** Applications returned per version. */
export const MAX_USERS = 100;

/** Use of one version, as stored. */
export interface StoredVersion {
  /** UUID */
  readonly id: string;
  readonly calls: number;
  /** To all versions of its product. */
  readonly productCalls: number;
  readonly sunsetOn: LocalDate | null;
  readonly applicationCount: number;
  /** The latest call first. */
  readonly applications: readonly {
    /** UUID */
    readonly id: string;
    readonly calls: number;
    readonly lastCallOn: LocalDate;
  }[];
}

const OF_PARTNER = `join partner p on p.id = u.partner_id and ${COUNTED_PARTNER}`;

const DEPRECATED = `join api_version v on v.id = u.api_version_id and ${toSql(isDeprecated(sql`v`))}`;

/**
 * Calls of versions come from the coarsest rollup. Those of applications come from weekly rows, which are kept like daily ones
 * and are fewer, by usage_application_weekly_by_version, and from daily rows where the range cuts a week.
 */
const versionsUsed = (scope: AdoptionScope) => `
  with called as materialized (
    select u.api_version_id, sum(u.calls) as calls
    from (${countsIn(scope, { by: ['API_VERSION'], interval: null, counts: ['calls'] })}) u
    group by 1 having sum(u.calls) > 0
  ), product as (
    select v.api_product_id, sum(c.calls) as calls
    from called c join api_version v on v.id = c.api_version_id group by 1
  ), weekly as (
    select u.api_version_id, u.application_id, max(u.last_call_at) as at, sum(u.calls) filter (where ${WEEKS}) as calls
    from usage_application_weekly u ${DEPRECATED} ${OF_PARTNER}
    where ${COUNTED_CALLS}
    group by 1, 2
  ), daily as (
    select u.api_version_id, u.application_id, sum(u.calls) as calls
    from usage_application_daily u ${DEPRECATED} ${OF_PARTNER}
    where ${OF_DAYS} and ${OUTSIDE_WEEKS} and ${COUNTED_CALLS}
    group by 1, 2
  ), user_of as (
    select w.api_version_id, w.application_id as id, (w.at at time zone 'utc')::date as "lastCallOn",
      (coalesce(w.calls, 0) + coalesce(d.calls, 0))::float8 as calls,
      row_number() over (partition by w.api_version_id order by w.at desc, w.application_id) as place
    from weekly w
    left join daily d on d.api_version_id = w.api_version_id and d.application_id = w.application_id
  ), users as (
    select api_version_id, count(*)::int as total,
      json_agg(json_build_object('id', id, 'calls', calls, 'lastCallOn', "lastCallOn") order by place)
        filter (where place <= ${MAX_USERS}) as list
    from user_of group by api_version_id
  )
  select coalesce(json_agg(r), '[]')::text as answer
  from (
    select v.id, coalesce(c.calls, 0)::float8 as calls, coalesce(p.calls, 0)::float8 as "productCalls",
      v.sunset_on as "sunsetOn", coalesce(u.total, 0) as "applicationCount", coalesce(u.list, '[]') as applications
    from called c
    full join users u on u.api_version_id = c.api_version_id
    join api_version v on v.id = coalesce(c.api_version_id, u.api_version_id)
    left join product p on p.api_product_id = v.api_product_id
    order by 2 desc, v.sunset_on, v.id
    limit $10
  ) r`;

/** Returns {@link StoredVersion}s: those with calls in the range, and deprecated ones that were ever called; most calls first. */
export function versionsStatement(scope: AdoptionScope, first: number): Statement {
  return { mayLag: true, name: undefined, text: versionsUsed(scope), values: [...scopeValues(scope), first] };
}

/** Versions as rows, in order. */
export const VERSIONS = {
  kind: 'many',
  from: sql`(
    select r.* from jsonb_to_recordset(${arg('versions')}::jsonb)
      as r (place int, api_version_id uuid, calls float8, share float8, application_count int, applications jsonb)
  )`,
  where: sql`true`,
  orderBy: sql`${_}.place`,
  atMost: 100,
} as const;

/** The applications of a row of VERSIONS. */
export const APPLICATIONS = {
  from: sql`(
    select r.* from jsonb_to_recordset(${$}.applications)
      as r (place int, application_id uuid, state text, last_call_on date, calls float8)
  )`,
  where: sql`true`,
  orderBy: sql`${_}.place`,
  atMost: MAX_USERS,
};
