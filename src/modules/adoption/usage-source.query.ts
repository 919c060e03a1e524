import { type CountColumn, asExactFloat } from '../usage/index.js';
import { type Dimension, GROUPINGS } from './adoption-dimensions.js';
import { type AdoptionScope, COUNTED_CALLS, COUNTED_PARTNER } from './adoption-scope.query.js';
import type { Interval } from './domain/buckets.js';

/** What a question needs to tell apart; every rollup that has it gives the same counts. */
export interface Need {
  readonly by: readonly Dimension[];
  /** Null without points in time. */
  readonly interval: Interval | null;
  readonly counts: readonly CountColumn[];
}

/** Days of the range $1 to $2. */
export const OF_DAYS = 'u.day between $1::date and $2::date';
const OF_HOURS = `u.hour >= $1::date::timestamp at time zone 'utc'
    and u.hour < ($2::date + 1)::timestamp at time zone 'utc'`;
const OF_PARTNERS = 'join partner p on p.id = u.partner_id';
/** The first Monday of the range, and the Monday after its last whole week; of timestamps, so that they are computed once. */
const FIRST_MONDAY = "date_trunc('week', ($1::date + 6)::timestamp)::date";
const END_MONDAY = "date_trunc('week', ($2::date + 1)::timestamp)::date";
export const WEEKS = `u.week >= ${FIRST_MONDAY} and u.week < ${END_MONDAY}`;
/** The other days of the range. */
export const OUTSIDE_WEEKS = `(u.day < ${FIRST_MONDAY} or u.day >= ${END_MONDAY})`;

/** SQL of the start of an interval, from the day or hour of a rollup's row. */
const STARTS: Readonly<Record<Interval, string>> = {
  HOUR: "at at time zone 'utc'",
  DAY: 'at',
  WEEK: "date_trunc('week', at::timestamp)",
  MONTH: "date_trunc('month', at::timestamp)",
};

const BY_PARTNER: readonly Dimension[] = ['PARTNER', 'APPLICATION'];

/**
 * SQL of the counts in scope from the coarsest rollup that tells apart what is needed: rows with the columns of the
 * dimensions, `start` (null without interval) and the counts, summed.
 */
export function countsIn(scope: AdoptionScope, need: Need): string {
  const columns = need.by.flatMap((each) => GROUPINGS[each].column ?? []);
  const sums = need.counts.map((name) => `sum(${asExactFloat(name)}) as ${name}`);
  return `select ${[...columns, `${need.interval === null ? 'null::timestamp' : STARTS[need.interval]} as start`, ...sums].join(', ')}
    from (${rowsOf(scope, need, columns)}) each_row
    group by ${[...columns, 'start'].join(', ')}`;
}

function rowsOf(scope: AdoptionScope, { by, interval, counts }: Need, columns: readonly string[]): string {
  const select = (from: string, at: string, where: string, sign = '') => {
    const signed = counts.map((name) => `${sign}u.${name} as ${name}`);
    return `select ${[`${at} as at`, ...columns.map((name) => `u.${name}`), ...signed].join(', ')} from ${from} where ${where}`;
  };
  const counted = `${COUNTED_PARTNER} and ${COUNTED_CALLS}`;
  const byOperation = by.includes('OPERATION');
  if (interval === 'HOUR')
    return select(`usage_hourly u ${OF_PARTNERS}`, 'u.hour', `${OF_HOURS} and ${counted}`);
  if (isPortfolioWide(scope) && !by.some((each) => BY_PARTNER.includes(each))) {
    const all = byOperation ? 'usage_operation_daily u' : 'usage_version_daily u';
    const own = byOperation ? 'usage_daily u' : 'usage_application_daily u';
    return `${select(all, 'u.day', `${OF_DAYS} and ${OF_PORTFOLIO}`)}
      union all ${select(`${own} ${OF_PARTNERS}`, 'u.day', `${OF_DAYS} and p.internal and ${OF_PORTFOLIO}`, '-')}`;
  }
  if (byOperation) return select(`usage_daily u ${OF_PARTNERS}`, 'u.day', `${OF_DAYS} and ${counted}`);
  const days = (where: string) =>
    select(`usage_application_daily u ${OF_PARTNERS}`, 'u.day', `${OF_DAYS} and ${where} and ${counted}`);
  if (interval === 'DAY' || interval === 'MONTH') return days('true');
  return `${select(`usage_application_weekly u ${OF_PARTNERS}`, 'u.week', `${WEEKS} and ${counted}`)}
    union all ${days(OUTSIDE_WEEKS)}`;
}

/** Whether no condition tells partners apart. */
function isPortfolioWide({
  partnerIds,
  applicationIds,
  tiers,
  regions,
  engagementTypes,
}: AdoptionScope): boolean {
  return [partnerIds, applicationIds, tiers, regions, engagementTypes].every((each) => each === null);
}

/** As COUNTED_CALLS, for a portfolio-wide scope. */
const OF_PORTFOLIO = `($3::text is null or u.environment = $3)
    and ($5::uuid[] is null or u.api_product_id = any($5))
    and coalesce($4::uuid[], $6::uuid[]) is null and coalesce($7::text[], $8::text[], $9::text[]) is null`;
