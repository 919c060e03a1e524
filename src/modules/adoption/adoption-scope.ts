import { AppError } from '../../kernel/errors.js';
import { type IdKind, fromTypeId } from '../../kernel/ids.js';
import { daysBetween } from '../../kernel/local-date.js';
import { assertDayRange } from '../../platform/graphql/day-range.js';
import type { AdoptionFilter } from './adoption.graphql.js';
import type { AdoptionScope } from './adoption.query.js';
import type { Interval } from './domain/buckets.js';

const MAX_DAYS = 400;
const MAX_DAYS_OF_HOURS = 31;
const MAX_IDS = 200;

/** @throws AppError BAD_USER_INPUT if the range is empty or too long, or a list has too many ids */
export function scopeOf(filter: AdoptionFilter): AdoptionScope {
  const { from, to, environment } = filter;
  assertDayRange(from, to, MAX_DAYS);
  return {
    ...{ from, to, environment: environment ?? null },
    partnerIds: uuids('partnerIds', 'partner', filter.partnerIds),
    apiProductIds: uuids('apiProductIds', 'apiProduct', filter.apiProductIds),
    applicationIds: uuids('applicationIds', 'application', filter.applicationIds),
  };
}

/** @throws AppError BAD_USER_INPUT for an hourly series over more than 31 days */
export function assertHoursWithinLimit({ from, to }: AdoptionScope, interval: Interval): void {
  if (interval === 'HOUR' && daysBetween(from, to) >= MAX_DAYS_OF_HOURS)
    throw new AppError('BAD_USER_INPUT', `A series by HOUR can cover at most ${MAX_DAYS_OF_HOURS} days.`);
}

/** A malformed id matches nothing, like an unknown one. */
function uuids(name: string, kind: IdKind, ids: readonly string[] | null | undefined): string[] | null {
  if (!ids) return null;
  if (ids.length > MAX_IDS)
    throw new AppError('BAD_USER_INPUT', `\`${name}\` can contain at most ${MAX_IDS} IDs.`);
  return ids.flatMap((id) => fromTypeId(kind, id) ?? []);
}
