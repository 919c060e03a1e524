import { dayOf, listOf, oneOf, textsOf } from '../../app/search';

export const TABS = ['traffic', 'partners', 'journey', 'versions'] as const;
export const ENVIRONMENTS = ['PRODUCTION', 'SANDBOX', 'BOTH'] as const;
export const DIMENSIONS = [
  'API_PRODUCT',
  'PARTNER',
  'APPLICATION',
  'API_VERSION',
  'OPERATION',
  'STATUS_CLASS',
] as const;
export const INTERVALS = ['HOUR', 'DAY', 'WEEK', 'MONTH'] as const;
export const TIERS = ['STRATEGIC', 'GROWTH', 'STANDARD'] as const;
export const TYPES = ['INTEGRATION', 'MIGRATION', 'CO_CREATION', 'ADVISORY'] as const;
export const STEPS = [
  'REGISTERED',
  'FIRST_SANDBOX_CALL',
  'CERTIFIED',
  'FIRST_PRODUCTION_CALL',
  'ACTIVATED',
  'SUSTAINED',
] as const;
export const COHORT_INTERVALS = ['MONTH', 'WEEK'] as const;
export const ORDERS = ['NAME', 'CALLS', 'TREND', 'ERROR_RATE', 'P95', 'BREADTH', 'LAST_CALL'] as const;
export const DIRECTIONS = ['DESC', 'ASC'] as const;

export type Dimension = (typeof DIMENSIONS)[number];
export type Interval = (typeof INTERVALS)[number];
export type Step = (typeof STEPS)[number];

const words = (given: unknown, form: RegExp): readonly string[] | undefined => {
  const found = textsOf(given).filter((each) => form.test(each));
  return found.length > 0 ? found : undefined;
};
const ids = (given: unknown) => words(given, /^[a-z]+_[0-9a-z]{26}$/);

/** What the address of the page says. */
export const adoptionSearch = (given: Record<string, unknown>) => ({
  tab: oneOf(TABS, given['tab']),
  from: dayOf(given['from']),
  to: dayOf(given['to']),
  environment: oneOf(ENVIRONMENTS, given['environment']),
  products: ids(given['products']),
  partners: ids(given['partners']),
  applications: ids(given['applications']),
  tiers: listOf(TIERS, given['tiers']),
  regions: words(given['regions'], /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/),
  types: listOf(TYPES, given['types']),
  group: oneOf(DIMENSIONS, given['group']),
  interval: oneOf(INTERVALS, given['interval']),
  by: listOf(DIMENSIONS, given['by'])?.slice(0, 2),
  cohort: oneOf(COHORT_INTERVALS, given['cohort']),
  step: oneOf(STEPS, given['step']),
  order: oneOf(ORDERS, given['order']),
  direction: oneOf(DIRECTIONS, given['direction']),
});

export type AdoptionSearch = ReturnType<typeof adoptionSearch>;
