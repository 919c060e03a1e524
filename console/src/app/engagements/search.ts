import { listOf, oneOf, textOf, textsOf } from '../search';

export const BANDS = ['CRITICAL', 'AT_RISK', 'HEALTHY', 'INSUFFICIENT_DATA'] as const;
export const STAGES = [
  'DISCOVERY',
  'DESIGN',
  'SANDBOX',
  'CERTIFICATION',
  'LAUNCH',
  'ADOPTION',
  'CLOSED',
] as const;
export const STATUSES = ['ACTIVE', 'ON_HOLD', 'COMPLETED', 'CANCELLED'] as const;
export const PARTIES = ['PARTNER', 'SERVICES', 'PLATFORM', 'COMPLIANCE'] as const;
export const TYPES = ['INTEGRATION', 'MIGRATION', 'CO_CREATION', 'ADVISORY'] as const;
export const TIERS = ['STRATEGIC', 'GROWTH', 'STANDARD'] as const;

/** Which engagements a page shows, as its address says. Without a status: those that have not ended. */
export interface EngagementSearch {
  readonly q?: string | undefined;
  readonly status?: readonly (typeof STATUSES)[number][] | 'ALL' | undefined;
  readonly band?: readonly (typeof BANDS)[number][] | undefined;
  readonly stage?: readonly (typeof STAGES)[number][] | undefined;
  readonly ball?: readonly (typeof PARTIES)[number][] | undefined;
  readonly type?: readonly (typeof TYPES)[number][] | undefined;
  readonly tier?: readonly (typeof TIERS)[number][] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly lead?: readonly string[] | undefined;
  readonly partner?: readonly string[] | undefined;
  readonly product?: readonly string[] | undefined;
  /** Without: engagements of our own test companies are left out, as in all figures. */
  readonly internal?: 'shown' | undefined;
}

const wordsOf = (given: unknown, shape: RegExp): readonly string[] | undefined => {
  const words = textsOf(given).filter((word) => shape.test(word));
  return words.length > 0 ? words : undefined;
};
const idsOf = (given: unknown) => wordsOf(given, /^[a-z]+_[0-9a-z]{26}$/);

export const engagementFilterSearch = (given: Record<string, unknown>): EngagementSearch => ({
  q: textOf(given['q'], 100),
  status: oneOf(['ALL'] as const, given['status']) ?? listOf(STATUSES, given['status']),
  band: listOf(BANDS, given['band']),
  stage: listOf(STAGES, given['stage']),
  ball: listOf(PARTIES, given['ball']),
  type: listOf(TYPES, given['type']),
  tier: listOf(TIERS, given['tier']),
  region: wordsOf(given['region'], /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/),
  lead: idsOf(given['lead']),
  partner: idsOf(given['partner']),
  product: idsOf(given['product']),
  internal: oneOf(['shown'] as const, given['internal']),
});

/** The address with a value added to one of its lists, or taken away if it is there. */
export function toggled<T extends string>(
  list: readonly T[] | undefined,
  value: T,
): readonly T[] | undefined {
  const rest = (list ?? []).filter((each) => each !== value);
  const next = rest.length === (list ?? []).length ? [...rest, value] : rest;
  return next.length > 0 ? next : undefined;
}

const NAMES = [
  'q',
  'status',
  'band',
  'stage',
  'ball',
  'type',
  'tier',
  'region',
  'lead',
  'partner',
  'product',
  'internal',
] as const;

/** Takes all filters away. */
export const NO_FILTER: EngagementSearch = Object.fromEntries(NAMES.map((name) => [name, undefined]));

export const isFiltered = (search: EngagementSearch): boolean =>
  NAMES.some((name) => search[name] !== undefined);
