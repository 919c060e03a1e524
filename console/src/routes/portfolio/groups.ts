import { type EngagementSearch, TIERS, TYPES, toggled } from '../../app/engagements/search';
import { oneOf } from '../../app/search';
import { wordOf } from '../../domain/words';
import { portfolio as words } from '../../messages/en/portfolio';
import type { Chip } from '../../app/engagements/FilterBar';
import type { GROUPINGS, PortfolioSearch } from './search';

export type Grouping = (typeof GROUPINGS)[number];

/** The list of the address that a grouping's bars set. */
const FIELDS = {
  LEAD: 'lead',
  PARTNER: 'partner',
  REGION: 'region',
  TIER: 'tier',
  TYPE: 'type',
  API_PRODUCT: 'product',
} as const satisfies Record<Grouping, keyof EngagementSearch>;

export const chosenOf = (search: EngagementSearch, by: Grouping): readonly string[] =>
  search[FIELDS[by]] ?? [];

export const withoutGroup = (search: EngagementSearch, by: Grouping): EngagementSearch => ({
  ...search,
  [FIELDS[by]]: undefined,
});

export function toggledGroup(search: EngagementSearch, by: Grouping, key: string): EngagementSearch {
  switch (by) {
    case 'TIER': {
      const tier = oneOf(TIERS, key);
      return tier ? { tier: toggled(search.tier, tier) } : {};
    }
    case 'TYPE': {
      const type = oneOf(TYPES, key);
      return type ? { type: toggled(search.type, type) } : {};
    }
    default:
      return { [FIELDS[by]]: toggled(search[FIELDS[by]], key) };
  }
}

/** What a group is called: enum values by their words, others by their names. */
export const labelOf = (by: Grouping, key: string, label: string): string =>
  key === 'OTHER' ? words.other : by === 'TIER' || by === 'TYPE' ? wordOf(key) : label;

/** The filters that only bars can set. @param nameOf what an id is called; null if that is not known here */
export const chipsOf = (
  search: PortfolioSearch,
  nameOf: (by: Grouping, key: string) => string | null,
): readonly Chip[] =>
  (Object.keys(FIELDS) as Grouping[]).flatMap((by) =>
    chosenOf(search, by).map((key) => ({
      name: words.groupings[by],
      value: labelOf(by, key, nameOf(by, key) ?? key),
      without: toggledGroup(search, by, key),
    })),
  );
