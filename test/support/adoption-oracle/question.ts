import fc from 'fast-check';
import { plusDays } from '../naive-adoption/days.js';
import type { Filter } from '../naive-adoption/filter.js';
import type { Dimension } from '../naive-adoption/groups.js';
import type { Interval } from '../naive-adoption/days.js';
import type { World } from '../naive-adoption/world.js';
import { PRODUCTS } from './catalog.js';
import { idOf } from './ids.js';
import { PARTNER_COUNT, REGIONS, TIERS, TYPES, daysAgo } from './world-arbitrary.js';

const DIMENSIONS = [
  'PARTNER',
  'APPLICATION',
  'API_PRODUCT',
  'API_VERSION',
  'OPERATION',
  'STATUS_CLASS',
] as const;

/** Mostly absent: an empty answer tests little. */
const some = <T>(list: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: list });
const dimension = fc.constantFrom<Dimension>(...DIMENSIONS);

export const questionRecipe = fc.record({
  ends: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(0, 1) }, { weight: 1, arbitrary: daysAgo }),
  length: fc.oneof(fc.constantFrom(0, 6, 27, 30, 83), fc.nat({ max: 120 })),
  environment: fc.constantFrom('PRODUCTION', 'PRODUCTION', 'SANDBOX', null),
  partners: some(fc.subarray([...Array(PARTNER_COUNT).keys()], { minLength: 1 })),
  products: some(fc.subarray([...PRODUCTS.keys()], { minLength: 1 })),
  applications: some(fc.subarray([0, 1, 10, 11, 20, 21])),
  interval: fc.constantFrom<Interval>('HOUR', 'DAY', 'DAY', 'WEEK', 'MONTH'),
  groupBy: fc.option(dimension),
  by: fc.uniqueArray(dimension, { minLength: 1, maxLength: 2 }),
  first: fc.constantFrom(1, 2, 3, 50),
  tiers: some(fc.subarray(TIERS, { minLength: 1 })),
  regions: some(fc.subarray(REGIONS, { minLength: 1 })),
  types: some(fc.subarray(TYPES, { minLength: 1 })),
  user: fc.constantFrom(0, 1),
  days: fc.constantFrom(1, 7, 28, 28, 90),
});
type Recipe = typeof questionRecipe extends fc.Arbitrary<infer T> ? T : never;

export interface Question {
  readonly filter: Filter;
  readonly interval: Interval;
  readonly groupBy: Dimension | null;
  /** Of the breakdown. */
  readonly by: readonly Dimension[];
  readonly first: number;
  /** Number of the partner whose user asks, and the days of Integration.usage. */
  readonly user: number;
  readonly days: number;
}

const DAYS_OF_HOURS = 5;

/** @param today the UTC day of the case */
export function questionOf(recipe: Recipe, { applications }: World, today: string): Question {
  const { ends, length, environment, partners, products, tiers, regions, types, ...asked } = recipe;
  const to = plusDays(today, -ends);
  const known = new Set(applications.map(({ id }) => id));
  const filter: Filter = {
    from: plusDays(to, -(asked.interval === 'HOUR' ? Math.min(length, DAYS_OF_HOURS) : length)),
    to,
    environment: environment as Filter['environment'],
    partnerIds: partners?.map((number) => idOf('partner', number)) ?? null,
    apiProductIds: products?.map((index) => PRODUCTS[index]!.id) ?? null,
    ...{ tiers, regions, engagementTypes: types },
    // An unknown id is an error, which other tests are about.
    applicationIds:
      recipe.applications?.map((number) => idOf('application', number)).filter((id) => known.has(id)) ?? null,
  };
  const { interval, groupBy, by, first, user, days } = asked;
  return { filter, interval, groupBy, by, first, user, days };
}

const TOTALS = 'calls successes clientErrors throttled serverErrors errorRate p50Ms p95Ms p99Ms';

export const STAFF_QUERY = `query ($filter: AdoptionFilter!, $interval: Interval!, $groupBy: AdoptionDimension, $by: [AdoptionDimension!]!, $first: Int!) {
  adoption(filter: $filter) {
    from to
    totals { ${TOTALS} }
    breakdown(by: $by, first: $first) { keys labels totals { ${TOTALS} } }
    series(interval: $interval, groupBy: $groupBy) { key label points { start partial ${TOTALS} } }
  }
  engagements(first: 10) {
    nodes { key adoption { calls28 errorRate28 activeDays28 trend lastCallAt } }
  }
}`;

export const PARTNER_QUERY = `query ($days: Int) {
  myIntegrations(first: 10) {
    nodes { key usage(days: $days) {
      from to lastCallAt
      totals { ${TOTALS} } environments { environment ${TOTALS} } daily { day ${TOTALS} }
    } }
  }
}`;
