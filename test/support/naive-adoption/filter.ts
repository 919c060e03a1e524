import { dayOf } from './days.js';
import type { Call, Environment, Partner, World } from './world.js';

/** AdoptionFilter with its defaults; null and undefined mean all. */
export interface Filter {
  readonly from: string;
  readonly to: string;
  readonly environment: Environment | null;
  readonly partnerIds?: readonly string[] | null;
  readonly apiProductIds?: readonly string[] | null;
  readonly applicationIds?: readonly string[] | null;
  readonly tiers?: readonly string[] | null;
  readonly regions?: readonly string[] | null;
  readonly engagementTypes?: readonly string[] | null;
}

export const allows = (list: readonly string[] | null | undefined, value: string) =>
  !list || list.includes(value);

/** What a filter says about partners and calls, apart from their days. */
export type Conditions = Omit<Filter, 'from' | 'to'>;

/** Whether a filter leaves a partner; the platform's own test companies count nowhere. */
export function isCountedPartner({ partnerIds, tiers, regions }: Conditions, partner: Partner): boolean {
  const { id, tier, region, internal } = partner;
  return !internal && allows(partnerIds, id) && allows(tiers, tier) && allows(regions, region);
}

/** Whether the calls of a partner count: it also has an engagement of one of the types. */
export function countsPartner({ engagements }: World, filter: Conditions, partner: Partner): boolean {
  const types = engagements.filter((each) => each.partner === partner).map(({ type }) => type);
  const { engagementTypes } = filter;
  return (
    isCountedPartner(filter, partner) &&
    (!engagementTypes || types.some((type) => allows(engagementTypes, type)))
  );
}

/** Calls of any day that a filter leaves, of whichever partner. */
export function matchingCalls(
  calls: readonly Call[],
  { environment, apiProductIds, applicationIds }: Conditions,
): Call[] {
  return calls.filter(
    ({ credential, version }) =>
      (environment === null || environment === credential.environment) &&
      allows(applicationIds, credential.application.id) &&
      allows(apiProductIds, version.product.id),
  );
}

/** Calls that a filter leaves. */
export function callsOf(world: World, calls: readonly Call[], filter: Filter): Call[] {
  return matchingCalls(calls, filter).filter(({ time, credential }) => {
    const day = dayOf(time);
    return (
      filter.from <= day && day <= filter.to && countsPartner(world, filter, credential.application.partner)
    );
  });
}
