import type { CohortInterval } from '../naive-adoption/cohorts.js';
import fc from 'fast-check';
import { plusDays } from '../naive-adoption/days.js';
import type { Conditions, Filter } from '../naive-adoption/filter.js';
import type { Ranks } from '../naive-adoption/partner-adoption.js';
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

const RANKS = ['NAME', 'CALLS', 'TREND', 'ERROR_RATE', 'P95', 'BREADTH', 'LAST_CALL'] as const;

const dimension = fc.constantFrom<Dimension>(...DIMENSIONS);

/** Conditions of the filter: seldom many at once, as an answer without calls tests little. */
const conditions = {
  partners: fc.subarray([...Array(PARTNER_COUNT).keys()], { minLength: 1 }),
  products: fc.subarray([...PRODUCTS.keys()], { minLength: 1 }),
  applications: fc.subarray([0, 1, 10, 11, 20, 21]),
  tiers: fc.subarray(TIERS, { minLength: 1 }),
  regions: fc.subarray(REGIONS, { minLength: 1 }),
  types: fc.subarray(TYPES, { minLength: 1 }),
};
type Condition = keyof typeof conditions;
const chosen = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Condition[]>([]) },
  {
    weight: 3,
    arbitrary: fc.subarray(Object.keys(conditions) as Condition[], { minLength: 1, maxLength: 1 }),
  },
  {
    weight: 1,
    arbitrary: fc.subarray(Object.keys(conditions) as Condition[], { minLength: 2, maxLength: 3 }),
  },
);

export const questionRecipe = fc.record({
  ends: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(0, 1) }, { weight: 1, arbitrary: daysAgo }),
  length: fc.oneof(fc.constantFrom(6, 27, 30, 83, 119), fc.nat({ max: 120 })),
  environment: fc.constantFrom('PRODUCTION', 'PRODUCTION', 'SANDBOX', null, null),
  conditions: fc.record(conditions),
  chosen,
  interval: fc.constantFrom<Interval>('HOUR', 'DAY', 'WEEK', 'MONTH', 'WEEK', 'MONTH'),
  groupBy: fc.option(dimension),
  by: fc.uniqueArray(dimension, { minLength: 1, maxLength: 2 }),
  first: fc.constantFrom(1, 2, 3, 50),
  /** First and last start date of a cohort, in days before today; null for those of the filter. */
  cohort: fc.oneof(
    { weight: 3, arbitrary: fc.constant([140, -20] as const) },
    { weight: 1, arbitrary: fc.tuple(daysAgo, daysAgo) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  cohorts: fc.constantFrom<CohortInterval>('MONTH', 'WEEK'),
  ranks: fc.record({ field: fc.constantFrom(...RANKS), direction: fc.constantFrom('ASC', 'DESC') }),
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
  /** Start dates of the engagements to count; null means those of the filter. */
  readonly cohortFrom: string | null;
  readonly cohortTo: string | null;
  readonly cohorts: CohortInterval;
  /** Of partnerAdoption, whose days end with those of the filter. */
  readonly orderBy: { readonly field: keyof Ranks; readonly direction: 'ASC' | 'DESC' };
  readonly partnersFilter: Conditions & { readonly to: string };
  /** Number of the partner whose user asks, and the days of Integration.usage. */
  readonly user: number;
  readonly days: number;
}

const DAYS_OF_HOURS = 5;

/** @param today the UTC day of the case */
export function questionOf(recipe: Recipe, { applications }: World, today: string): Question {
  const { ends, length, environment, ...asked } = recipe;
  const to = plusDays(today, -ends);
  const known = new Set(applications.map(({ id }) => id));
  const given = <C extends Condition>(name: C): Recipe['conditions'][C] | null =>
    asked.chosen.includes(name) ? asked.conditions[name] : null;
  const ids = given('applications')?.map((number) => idOf('application', number));
  const filter: Filter = {
    from: plusDays(to, -(asked.interval === 'HOUR' ? Math.min(length, DAYS_OF_HOURS) : length)),
    to,
    environment: environment,
    partnerIds: given('partners')?.map((number) => idOf('partner', number)) ?? null,
    apiProductIds: given('products')?.map((index) => PRODUCTS[index]!.id) ?? null,
    ...{ tiers: given('tiers'), regions: given('regions'), engagementTypes: given('types') },
    // An unknown id is an error, which other tests are about.
    applicationIds: ids?.filter((id) => known.has(id)) ?? null,
  };
  const { from: _from, ...partnersFilter } = filter;
  const cohort = asked.cohort && [...asked.cohort].map((ago) => plusDays(today, -ago)).sort();
  const { interval, groupBy, by, first, cohorts, user, days } = asked;
  const orderBy = asked.ranks as Question['orderBy'];
  return {
    ...{ filter, interval, groupBy, by, first, cohorts, user, days, orderBy, partnersFilter },
    ...{ cohortFrom: cohort?.[0] ?? null, cohortTo: cohort?.[1] ?? null },
  };
}
