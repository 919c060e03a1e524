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

/** Which rollup rows `u` count: those joined, where the condition holds. */
interface Choice {
  readonly join: string;
  readonly where: string;
}

const CHOSEN: Choice = { join: 'join partner p on p.id = u.partner_id', where: COUNTED_PARTNER };

/**
 * SQL of the counts in scope from the coarsest rollup that tells apart what is needed: rows with the columns of the
 * dimensions, `start` (null without interval) and the counts, summed.
 */
export const countsIn = (scope: AdoptionScope, need: Need): string =>
  sumsBy(columnsOf(need), need, (columns) => rowsOf(scope, need, columns, CHOSEN));

/**
 * As {@link countsIn}, only of the groups that a relation `placed` has, with the column `place` for those of the dimensions.
 * As they are few, their rows are found by an index on partners or applications, one of which must be among the dimensions.
 */
export function countsOfPlaced(scope: AdoptionScope, need: Need): string {
  const isOfGroup = columnsOf(need).map(
    (name) => `u.${name} ${name === 'api_operation_id' ? 'is not distinct from' : '='} placed.${name}`,
  );
  const choice = { join: `join placed on ${isOfGroup.join(' and ')}`, where: 'true' };
  return sumsBy(['place'], need, () => rowsOf(scope, need, ['placed.place'], choice));
}

/** Columns of the dimensions in the rollups; status classes have none. */
export const columnsOf = ({ by }: Need): string[] => by.flatMap((each) => GROUPINGS[each].column ?? []);

/** Whether the calls of a partner or application are a group, so that there may be thousands. */
export const isByPartner = ({ by }: Need): boolean => by.includes('PARTNER') || by.includes('APPLICATION');

function sumsBy(
  groups: readonly string[],
  { interval, counts }: Need,
  rows: (columns: string[]) => string,
): string {
  const start = interval === null ? 'null::timestamp' : STARTS[interval];
  const sums = counts.map((name) => `sum(${asExactFloat(name)}) as ${name}`);
  return `select ${[...groups, `${start} as start`, ...sums].join(', ')}
    from (${rows(groups.map((name) => `u.${name}`))}) each_row
    group by ${[...groups, 'start'].join(', ')}`;
}

function rowsOf(scope: AdoptionScope, need: Need, columns: readonly string[], chosen: Choice): string {
  const { by, interval, counts } = need;
  const select = (from: string, at: string, where: string, sign = '') => {
    const signed = counts.map((name) => `${sign}u.${name} as ${name}`);
    return `select ${[...(interval === null ? [] : [`${at} as at`]), ...columns, ...signed].join(', ')} from ${from} where ${where}`;
  };
  const counted = `${chosen.where} and ${COUNTED_CALLS}`;
  const byOperation = by.includes('OPERATION');
  if (interval === 'HOUR')
    return select(`usage_hourly u ${chosen.join}`, 'u.hour', `${OF_HOURS} and ${counted}`);
  /** From rows by day, and where points in time allow it from those of whole weeks. */
  const own = (of: Choice, sign?: '-') => {
    const { join, where } = of;
    const days = (table: string, which: string) =>
      select(`${table} u ${join}`, 'u.day', `${OF_DAYS} and ${which} and ${where}`, sign);
    if (byOperation) return days('usage_daily', 'true');
    if (interval === 'DAY' || interval === 'MONTH') return days('usage_application_daily', 'true');
    return `${select(`usage_application_weekly u ${join}`, 'u.week', `${WEEKS} and ${where}`, sign)}
      union all ${days('usage_application_daily', OUTSIDE_WEEKS)}`;
  };
  if (!isPortfolioWide(scope) || isByPartner(need)) return own({ join: chosen.join, where: counted });
  const all = byOperation ? 'usage_operation_daily u' : 'usage_version_daily u';
  return `${select(all, 'u.day', `${OF_DAYS} and ${OF_PORTFOLIO}`)}
    union all ${own({ join: CHOSEN.join, where: `p.internal and ${OF_PORTFOLIO}` }, '-')}`;
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
