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

const allows = (list: readonly string[] | null | undefined, value: string) => !list || list.includes(value);

/** Whether the calls of a partner count; the platform's own test companies count nowhere. */
export function countsPartner(
  { engagements }: World,
  filter: Omit<Filter, 'from' | 'to' | 'environment'>,
  partner: Partner,
): boolean {
  const types = engagements.filter((each) => each.partner === partner).map(({ type }) => type);
  return (
    !partner.internal &&
    allows(filter.partnerIds, partner.id) &&
    allows(filter.tiers, partner.tier) &&
    allows(filter.regions, partner.region) &&
    (!filter.engagementTypes || types.some((type) => allows(filter.engagementTypes, type)))
  );
}

/** Calls that a filter leaves. */
export function callsOf(world: World, calls: readonly Call[], filter: Filter): Call[] {
  return calls.filter(({ time, credential: { application, environment }, version }) => {
    const day = dayOf(time);
    return (
      countsPartner(world, filter, application.partner) &&
      filter.from <= day &&
      day <= filter.to &&
      allows(filter.environment && [filter.environment], environment) &&
      allows(filter.applicationIds, application.id) &&
      allows(filter.apiProductIds, version.product.id)
    );
  });
}
