import { daysBetween, plusDays } from '../../domain/dates';
import type { AdoptionSearch, Dimension, Interval } from './search';

/** Days (UTC), both inclusive. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

const MOST_DAYS = 400;
const MOST_HOURLY_DAYS = 31;
export const DEFAULT_DAYS = 90;

export const daysOf = ({ from, to }: Range): number => daysBetween(from, to) + 1;

/** The days that end with today. */
export const lastDays = (days: number, today: string): Range => ({
  from: plusDays(today, 1 - days),
  to: today,
});

/** The address's days: the right way round and as many as the server allows; the last 90 if it says none. */
export function rangeOf({ from, to }: Pick<AdoptionSearch, 'from' | 'to'>, today: string): Range {
  if (from === undefined && to === undefined) return lastDays(DEFAULT_DAYS, today);
  const end = to ?? (from! > today ? from! : today);
  const start = from ?? plusDays(end, 1 - DEFAULT_DAYS);
  const [first, last] = start <= end ? [start, end] : [end, start];
  return { from: first < plusDays(last, 1 - MOST_DAYS) ? plusDays(last, 1 - MOST_DAYS) : first, to: last };
}

/** As many days just before. */
export const rangeBefore = (range: Range): Range => ({
  from: plusDays(range.from, -daysOf(range)),
  to: plusDays(range.from, -1),
});

/** As fine as a chart can show, unless the address asks for another that is allowed. */
export function intervalOf(range: Range, asked: Interval | undefined): Interval {
  const days = daysOf(range);
  if (asked !== undefined && !(asked === 'HOUR' && days > MOST_HOURLY_DAYS)) return asked;
  if (days <= 3) return 'HOUR';
  return days <= 120 ? 'DAY' : 'WEEK';
}

/** The conditions of the address as the API takes them. */
export function conditionsOf(search: AdoptionSearch) {
  const { environment = 'PRODUCTION', products, partners, applications, tiers, regions, types } = search;
  return {
    environment: environment === 'BOTH' ? null : environment,
    ...(products ? { apiProductIds: [...products] } : {}),
    ...(partners ? { partnerIds: [...partners] } : {}),
    ...(applications ? { applicationIds: [...applications] } : {}),
    ...(tiers ? { tiers: [...tiers] } : {}),
    ...(regions ? { regions: [...regions] } : {}),
    ...(types ? { engagementTypes: [...types] } : {}),
  };
}

export type ExportGiven = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

/** The same as the parameters of GET /export/adoption.csv. */
export function exportParameters(metric: string, given: ExportGiven): string {
  const parameters = new URLSearchParams({ metric });
  for (const [name, value] of Object.entries(given)) {
    if (name === 'environment' && value === null) parameters.set(name, 'BOTH');
    else if (typeof value === 'object' && value !== null) parameters.set(name, value.join(','));
    else if (value !== undefined && value !== null) parameters.set(name, String(value));
  }
  return parameters.toString();
}

/** The address's condition that a group of a breakdown fulfils. */
const CONDITION = { PARTNER: 'partners', APPLICATION: 'applications', API_PRODUCT: 'products' } as const;
const isCondition = (dimension: Dimension): dimension is keyof typeof CONDITION => dimension in CONDITION;
/** What one asks next about a group. */
const NEXT: Readonly<Partial<Record<Dimension, Dimension>>> = {
  PARTNER: 'APPLICATION',
  APPLICATION: 'OPERATION',
  API_PRODUCT: 'OPERATION',
};

/**
 * What a click on a group of a breakdown changes in the address: only its calls are shown, and in a breakdown by its
 * dimension alone, what they consist of.
 * @returns null for groups that are no condition
 */
export function drillInto(by: readonly Dimension[], keys: readonly string[]): Partial<AdoptionSearch> | null {
  const chosen = by.flatMap((dimension, place) => {
    const key = keys[place]!;
    return isCondition(dimension) && key.includes('_') ? [{ [CONDITION[dimension]]: [key] }] : [];
  });
  if (chosen.length === 0) return null;
  const next = by.length === 1 ? NEXT[by[0]!] : undefined;
  return Object.assign({}, ...chosen, next ? { by: [next] } : {}) as Partial<AdoptionSearch>;
}
