import { AppError } from '../../kernel/errors.js';
import { type IdKind, fromTypeId } from '../../kernel/ids.js';
import { daysBetween } from '../../kernel/local-date.js';
import { assertRegion } from '../../kernel/region.js';
import type { Viewer } from '../../kernel/viewer.js';
import { assertDayRange } from '../../platform/graphql/day-range.js';
import type { Reads } from '../../platform/graphql/reads/reads.service.js';
import { type AdoptionScope, unknownIdsStatement } from './adoption-scope.query.js';
import type { AdoptionFilter, UsageConditions } from './adoption.graphql.js';
import type { Dimension } from './adoption-dimensions.js';
import type { Interval } from './domain/buckets.js';

const MAX_DAYS = 400;
const MAX_DAYS_OF_HOURS = 31;
const MAX_IDS = 200;
const MAX_DIMENSIONS = 2;
const MAX_GROUPS = 500;

/** @throws AppError BAD_USER_INPUT if the range is empty or too long, or the conditions cannot be met */
export async function scopeOf(reads: Reads, viewer: Viewer, filter: AdoptionFilter): Promise<AdoptionScope> {
  const { from, to } = filter;
  assertDayRange(from, to, MAX_DAYS);
  return { from, to, ...(await conditionsOf(reads, viewer, filter)) };
}

/** @throws AppError BAD_USER_INPUT if a list is too long or has an id that is malformed or of no existing object */
export async function conditionsOf(
  reads: Reads,
  viewer: Viewer,
  filter: UsageConditions,
): Promise<Omit<AdoptionScope, 'from' | 'to'>> {
  const ids = {
    partnerIds: uuids('partnerIds', 'partner', filter.partnerIds),
    apiProductIds: uuids('apiProductIds', 'apiProduct', filter.apiProductIds),
    applicationIds: uuids('applicationIds', 'application', filter.applicationIds),
  };
  const unknown = Object.values(ids).some((each) => each !== null && each.length > 0)
    ? await reads.answer<Unknown[]>(viewer, unknownIdsStatement(ids))
    : [];
  for (const { name, id } of unknown ?? []) throw unknownId(name, given(filter[name], KINDS[name], id));
  return {
    ...ids,
    environment: filter.environment ?? null,
    tiers: bounded('tiers', filter.tiers),
    regions: knownRegions(filter.regions),
    engagementTypes: bounded('engagementTypes', filter.engagementTypes),
  };
}

/** @throws AppError BAD_USER_INPUT for an hourly series over more than 31 days */
export function assertHoursWithinLimit({ from, to }: AdoptionScope, interval: Interval): void {
  if (interval === 'HOUR' && daysBetween(from, to) >= MAX_DAYS_OF_HOURS)
    throw new AppError('BAD_USER_INPUT', `A series by HOUR can cover at most ${MAX_DAYS_OF_HOURS} days.`);
}

/**
 * @param first the first day whose hourly figures are kept
 * @throws AppError BAD_USER_INPUT for an hourly series that begins earlier, rather than showing zeros
 */
export function assertHoursKept({ from }: AdoptionScope, interval: Interval, first: string): void {
  if (interval === 'HOUR' && from < first)
    throw new AppError(
      'BAD_USER_INPUT',
      `Hourly figures are kept since ${first}; request a series by DAY for earlier days.`,
    );
}

/** @throws AppError BAD_USER_INPUT unless there are one or two different dimensions and 1 to 500 groups */
export function assertBreakdown(by: readonly Dimension[], first: number): void {
  if (by.length === 0 || by.length > MAX_DIMENSIONS)
    throw new AppError('BAD_USER_INPUT', '`by` must contain one or two dimensions.');
  if (new Set(by).size < by.length) throw new AppError('BAD_USER_INPUT', '`by` contains a dimension twice.');
  if (first < 1 || first > MAX_GROUPS)
    throw new AppError('BAD_USER_INPUT', `\`first\` must be between 1 and ${MAX_GROUPS}.`);
}

type IdList = 'partnerIds' | 'apiProductIds' | 'applicationIds';
const KINDS: Readonly<Record<IdList, IdKind>> = {
  partnerIds: 'partner',
  apiProductIds: 'apiProduct',
  applicationIds: 'application',
};

interface Unknown {
  readonly name: IdList;
  /** UUID */
  readonly id: string;
}

function uuids(name: IdList, kind: IdKind, ids: readonly string[] | null | undefined): string[] | null {
  return (
    bounded(name, ids)?.map((id) => {
      const uuid = fromTypeId(kind, id);
      if (uuid === null) throw unknownId(name, id);
      return uuid;
    }) ?? null
  );
}

function knownRegions(given: readonly string[] | null | undefined): string[] | null {
  const regions = bounded('regions', given);
  regions?.forEach((region) => assertRegion('regions', region));
  return regions;
}

function bounded<T>(name: string, values: readonly T[] | null | undefined): T[] | null {
  if (!values) return null;
  if (values.length > MAX_IDS)
    throw new AppError('BAD_USER_INPUT', `\`${name}\` can contain at most ${MAX_IDS} values.`);
  return [...values];
}

/** The id as it was sent. */
function given(ids: readonly string[] | null | undefined, kind: IdKind, uuid: string): string {
  return ids!.find((id) => fromTypeId(kind, id) === uuid)!;
}

function unknownId(name: string, id: string): AppError {
  return new AppError('BAD_USER_INPUT', `\`${name}\` contains an unknown ID: ${id}.`);
}
