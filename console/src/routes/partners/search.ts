import { listOf, oneOf, textOf, textsOf } from '../../app/search';

export const KINDS = ['BANK', 'FINTECH', 'MERCHANT', 'ENTERPRISE', 'SOFTWARE_VENDOR'] as const;
export const TIERS = ['STRATEGIC', 'GROWTH', 'STANDARD'] as const;
export const ORDERS = ['NAME', 'TIER', 'CREATED_AT'] as const;
export const DIRECTIONS = ['ASC', 'DESC'] as const;
export const OWNERS = ['theirs', 'ours'] as const;

/** What the address of the page says. */
export const partnersSearch = (given: Record<string, unknown>) => {
  const regions = textsOf(given['regions']).filter((each) => /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(each));
  return {
    q: textOf(given['q'], 100),
    kinds: listOf(KINDS, given['kinds']),
    tiers: listOf(TIERS, given['tiers']),
    regions: regions.length > 0 ? regions : undefined,
    whose: oneOf(OWNERS, given['whose']),
    order: oneOf(ORDERS, given['order']),
    direction: oneOf(DIRECTIONS, given['direction']),
  };
};

export type PartnersSearch = ReturnType<typeof partnersSearch>;

export const filterOf = ({ q, kinds, tiers, regions, whose }: PartnersSearch) => ({
  ...(q ? { q } : {}),
  ...(kinds ? { kind: { in: [...kinds] } } : {}),
  ...(tiers ? { tier: { in: [...tiers] } } : {}),
  ...(regions ? { region: { in: [...regions] } } : {}),
  ...(whose ? { internal: whose === 'ours' } : {}),
});
