import { zoneOf } from '../../platform/graphql/reads/fragments/local-day.js';
import { type Sql, rankOf, sql, toSql, withOwn } from '../../platform/graphql/reads/fragments/sql.js';
import { IN_SCOPE } from '../adoption/index.js';
import { workingDaysBetween } from '../calendar/index.js';
import { isDeprecated } from '../catalog/index.js';
import { isApplicationInScope, isProductInScope, wasOpenAt } from '../engagements/index.js';
import { CHECKLIST_ROWS_THEN } from '../gates/index.js';
import { newestSnapshot, overrideAt, shownBandAt } from '../health/index.js';
import { wasUnrevokedAt } from '../partners/index.js';
import type { AlertKind } from './domain/alert-kinds.js';

/*
 * Each kind's condition as a statement on rules `r` of engagements `j` (columns of JUDGED) at the instant $2. It selects the
 * subject and the numbers of the sentences.
 */

const AT = sql`$2::timestamptz`;
const BANDS_FROM_WORST = ['CRITICAL', 'AT_RISK', 'HEALTHY'] as const;
export const bandRank = (band: Sql): Sql => rankOf(BANDS_FROM_WORST, band);

/** The band shown at the instant; null before the first evaluation. */
export const bandThen = (engagementId: Sql): Sql =>
  newestSnapshot(shownBandAt(sql`s`, AT), engagementId, sql`s.as_of <= ${AT}`);

/** The engagements $1 as they were at the instant. */
export const JUDGED = sql`
  select e.id, e.partner_id, e.type, p.tier, e.region, h.status, e.key || ' ' || e.title as title,
    e.actual_go_live_on, h.schedule_variance_from_latest_days as variance_days,
    z.name as zone, (${AT} at time zone z.name)::date as today
  from engagement e
  join partner p on p.id = e.partner_id
  join lateral (
    select * from engagement_history h where h.engagement_id = e.id and h.at <= ${AT}
    order by h.at desc, h.id desc limit 1
  ) h on true
  cross join lateral (select ${zoneOf(sql`h.time_zone`)} as name offset 0) z
  where e.id = any($1::uuid[])`;

interface Found {
  readonly subjectKind: Sql;
  readonly subjectId: Sql;
  readonly apiVersionId?: Sql;
  readonly title: Sql;
  readonly numbers: Sql;
  readonly isUndecided?: Sql;
  /** Joined to `r` and `j`. */
  readonly from?: Sql;
  readonly where: Sql;
}

const ON_ENGAGEMENT = { subjectKind: sql`'ENGAGEMENT'`, subjectId: sql`j.id`, title: sql`j.title` };
const HOUR = sql`date_trunc('hour', ${AT}, 'UTC')`;
const RECENT = sql`u.hour >= ${HOUR} - interval '24 hours'`;
const ERRORS = sql`u.client_errors + u.server_errors`;
const UNTHROTTLED = sql`u.calls - u.throttled`;
/** Unthrottled calls below which an error rate says nothing. */
const ENOUGH_CALLS = sql`100`;
const LAST_CALL_ON = sql`(u.last_call_at at time zone 'utc')::date`;

/** Credentials, and per checklist item the evidence or waiver that lasts longest. */
const EXPIRING = sql`lateral (
    select 'CREDENTIAL' as what, c.id, c.client_id as name, (c.expires_at at time zone j.zone)::date as last_day
    from credential c
    where c.partner_id = j.partner_id and c.expires_at is not null and c.issued_at <= ${AT}
      and ${wasUnrevokedAt(sql`c`, AT)} and ${isApplicationInScope(sql`j.id`, sql`c.application_id`)}
    union all
    select case when k.ends_as_waiver then 'WAIVER' else 'EVIDENCE' end,
      case when k.ends_as_waiver then k.id else k.evidence_id end, k.title, k.ends_on
    from ${CHECKLIST_ROWS_THEN} k
    where k.engagement_id = j.id and k.ends_on is not null
  ) x`;

export const CONDITIONS: Readonly<Record<AlertKind, Found>> = {
  BAND_WORSENED: {
    ...ON_ENGAGEMENT,
    numbers: sql`jsonb_build_object('from', k.reference_band, 'to', b.band,
      'overriddenBy', ${overrideAt(sql`o.set_by`, sql`j.id`, AT)})`,
    isUndecided: sql`b.band = 'INSUFFICIENT_DATA'`,
    from: sql`join alert_judgement k on k.engagement_id = j.id and k.basis = 'STATE'
      cross join lateral (select ${bandThen(sql`j.id`)} as band offset 0) b`,
    where: sql`(b.band = 'INSUFFICIENT_DATA' or ${bandRank(sql`b.band`)} < ${bandRank(sql`k.reference_band`)})`,
  },
  PARTNER_QUIET: {
    ...ON_ENGAGEMENT,
    numbers: sql`jsonb_build_object('days', q.days)`,
    from: sql`cross join lateral (
        select (m.measure ->> 'value')::int as days
        from jsonb_array_elements(${newestSnapshot(sql`s.measures`, sql`j.id`, sql`s.as_of <= ${AT}`)}) m (measure)
        where m.measure ->> 'measure' = 'MOMENTUM'
      ) q`,
    where: sql`q.days >= r.threshold`,
  },
  ERRORS_JUMPED: {
    ...ON_ENGAGEMENT,
    numbers: sql`jsonb_build_object('errors', u.errors, 'calls', u.calls,
      'errorsBefore', u.errors_before, 'callsBefore', u.calls_before)`,
    from: sql`cross join lateral (
        select coalesce(sum(${ERRORS}) filter (where ${RECENT}), 0) as errors,
          coalesce(sum(${UNTHROTTLED}) filter (where ${RECENT}), 0) as calls,
          coalesce(sum(${ERRORS}) filter (where not ${RECENT}), 0) as errors_before,
          coalesce(sum(${UNTHROTTLED}) filter (where not ${RECENT}), 0) as calls_before
        from usage_hourly u
        where u.partner_id = j.partner_id and u.environment = 'PRODUCTION' and ${withOwn(IN_SCOPE, 'j')}
          and u.hour >= ${HOUR} - interval '192 hours' and u.hour < ${HOUR}
      ) u`,
    where: sql`u.calls >= ${ENOUGH_CALLS} and u.calls_before >= ${ENOUGH_CALLS}
      and u.errors >= r.threshold * u.calls and u.errors * u.calls_before >= 2 * u.errors_before * u.calls`,
  },
  EXPIRES_SOON: {
    subjectKind: sql`x.what`,
    subjectId: sql`x.id`,
    title: sql`x.name`,
    numbers: sql`jsonb_build_object('what', x.what, 'name', x.name, 'lastDay', x.last_day)`,
    from: sql`cross join ${EXPIRING}`,
    where: sql`j.today >= x.last_day - r.threshold::int`,
  },
  GOLIVE_SLIPPED: {
    ...ON_ENGAGEMENT,
    numbers: sql`jsonb_build_object('days', j.variance_days)`,
    where: sql`j.variance_days >= r.threshold and coalesce(j.actual_go_live_on > j.today, true)`,
  },
  BALL_HELD: {
    ...ON_ENGAGEMENT,
    numbers: sql`jsonb_build_object('party', b.party, 'days', d.days, 'since', b.day)`,
    from: sql`cross join lateral (
        select b.party, (b.since at time zone j.zone)::date as day from ball_interval b
        where b.engagement_id = j.id and b.since <= ${AT} and coalesce(b.until > ${AT}, true)
        order by b.since desc limit 1
      ) b
      cross join lateral (
        select ${workingDaysBetween(sql`b.day`, sql`j.today`, sql`j.region`)} as days offset 0
      ) d`,
    where: sql`d.days >= r.threshold`,
  },
  COMMITMENT_BROKEN: {
    subjectKind: sql`'BLOCKER'`,
    subjectId: sql`b.id`,
    title: sql`left(b.reason, 200)`,
    numbers: sql`jsonb_build_object('party', b.party, 'committedTo', c.commitment_on)`,
    from: sql`join blocker b on b.engagement_id = j.id and ${wasOpenAt(sql`b`, AT)}
      cross join lateral (
        select c.commitment_on from blocker_commitment c where c.blocker_id = b.id and c.changed_at <= ${AT}
        order by c.changed_at desc, c.id desc limit 1
      ) c`,
    where: sql`c.commitment_on < j.today`,
  },
  VERSION_SUNSET: {
    subjectKind: sql`'APPLICATION'`,
    subjectId: sql`a.id`,
    apiVersionId: sql`left_version.id`,
    title: sql`a.name || ', ' || left_version.name`,
    numbers: sql`jsonb_build_object('application', a.name, 'version', left_version.name,
      'lastCallOn', u.day, 'sunsetOn', left_version.sunset_on)`,
    from: sql`join application a on a.partner_id = j.partner_id and ${isApplicationInScope(sql`j.id`, sql`a.id`)}
      join lateral (
        select d.id, d.sunset_on, p.name || ' ' || d.version as name
        from api_version d join api_product p on p.id = d.api_product_id
        where ${isDeprecated(sql`d`)} and ${isProductInScope(sql`j.id`, sql`d.api_product_id`)}
      ) left_version on true
      cross join lateral (
        select max(${LAST_CALL_ON}) as day from usage_application_weekly u
        where u.partner_id = j.partner_id and u.application_id = a.id and u.api_version_id = left_version.id
      ) u`,
    where: sql`u.day >= (${AT} at time zone 'utc')::date - 28`,
  },
};

/** The condition of a kind as a statement, for a union. */
export function conditionSql(kind: AlertKind): string {
  const found = CONDITIONS[kind];
  const { subjectKind, subjectId, title, numbers, where } = found;
  const statement = sql`
    select r.rule_id as "ruleId", r.kind, r.engagement_id as "engagementId", ${subjectKind} as "subjectKind",
      ${subjectId} as "subjectId", ${found.apiVersionId ?? sql`null::uuid`} as "apiVersionId", ${title} as title,
      ${numbers} as numbers, ${found.isUndecided ?? sql`false`} as "isUndecided"
    from rule r join judged j on j.id = r.engagement_id ${found.from ?? sql``}
    where r.kind = ${{ kind: 'text', text: `'${kind}'` }} and ${where}`;
  return toSql(statement, { now: '$2::timestamptz' });
}
