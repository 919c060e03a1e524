import type { Environment, EngagementType, PartnerTier } from '../../kernel/enums.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Statement } from '../../platform/database/scoped-read.js';

/** Filter of the calls to count: UUIDs; null means all. */
export interface AdoptionScope {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly environment: Environment | null;
  readonly partnerIds: readonly string[] | null;
  readonly apiProductIds: readonly string[] | null;
  readonly applicationIds: readonly string[] | null;
  readonly tiers: readonly PartnerTier[] | null;
  readonly regions: readonly string[] | null;
  readonly engagementTypes: readonly EngagementType[] | null;
}

/** The parameters $1 to $9 of a statement about a scope; it has to use all of them. */
export function scopeValues(scope: AdoptionScope): unknown[] {
  const { from, to, environment, partnerIds, apiProductIds, applicationIds } = scope;
  const { tiers, regions, engagementTypes } = scope;
  return [from, to, environment, partnerIds, apiProductIds, applicationIds, tiers, regions, engagementTypes];
}

/** Whether partner `p` is chosen: the platform's own test companies never are. */
export const CHOSEN_PARTNER = `not p.internal
    and ($4::uuid[] is null or p.id = any($4))
    and ($7::text[] is null or p.tier = any($7))
    and ($8::text[] is null or p.region = any($8))`;

/** Whether the calls of partner `p` count. */
export const COUNTED_PARTNER = `${CHOSEN_PARTNER}
    and ($9::text[] is null or exists (select from engagement e where e.partner_id = p.id and e.type = any($9)))`;

/** Whether the calls of rollup row `u` count, apart from their partner and their day. */
export const COUNTED_CALLS = `($3::text is null or u.environment = $3)
    and ($5::uuid[] is null or u.api_product_id = any($5))
    and ($6::uuid[] is null or u.application_id = any($6))`;

type Ids = Pick<AdoptionScope, 'partnerIds' | 'apiProductIds' | 'applicationIds'>;

const MISSING = [
  ['partnerIds', '$1', 'partner'],
  ['apiProductIds', '$2', 'api_product'],
  ['applicationIds', '$3', 'application'],
] as const;

const UNKNOWN_IDS = `
  select coalesce(json_agg(u), '[]')::text as answer from (
    ${MISSING.map(
      ([name, ids, table]) =>
        `select '${name}' as name, given.id from unnest(${ids}::uuid[]) as given (id)
    left join ${table} t on t.id = given.id where t.id is null`,
    ).join(' union all ')}
  ) u`;

/** Returns the name of the list and the UUID of each id that no object has. */
export function unknownIdsStatement({ partnerIds, apiProductIds, applicationIds }: Ids): Statement {
  return {
    name: 'adoption_unknown_ids',
    text: UNKNOWN_IDS,
    values: [partnerIds, apiProductIds, applicationIds],
  };
}
