import type { EngagementSearch } from './search';

const OPEN = ['ACTIVE', 'ON_HOLD'] as const;

/** What the API is asked for, given what the address says. */
export function filterOf(search: EngagementSearch) {
  const {
    q,
    status = OPEN,
    band,
    stage,
    ball,
    type,
    tier,
    region,
    lead,
    partner,
    product,
    internal,
  } = search;
  return {
    ...(q === undefined ? {} : { q }),
    ...(status === 'ALL' ? {} : { status: among(status) }),
    ...(band && { band: among(band) }),
    ...(stage && { stage: among(stage) }),
    ...(ball && { ballInCourt: among(ball) }),
    ...(type && { type: among(type) }),
    ...(tier && { tier: among(tier) }),
    ...(region && { region: among(region) }),
    ...(lead && { leadId: among(lead) }),
    ...(partner && { partnerId: among(partner) }),
    ...(internal === 'shown' ? {} : { internal: false }),
    ...(product && { apiProductId: among(product) }),
  };
}

const among = <T>(values: readonly T[]) => ({ in: [...values] });
