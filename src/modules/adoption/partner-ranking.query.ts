import type { RelationSource, SortKey } from '../../platform/graphql/reads/fragments/source.js';
import {
  type Sql,
  type Values,
  arg,
  column,
  join,
  sql,
  withOwn,
} from '../../platform/graphql/reads/fragments/sql.js';
import { afterCursor, decodeCursor } from '../../platform/graphql/reads/lists/cursor.js';
import { type Order, byName, sortKeys } from '../../platform/graphql/reads/lists/order.js';
import { type AdoptionScope, COUNTED_PARTNER, scopeValues } from './adoption-scope.query.js';
import { P95_OF_COUNTS } from './latency-order.js';
import { BREADTH_OF_PARTNER, LAST_CALL_OF_PARTNER, PARTNER_FIGURES } from './partner-figures.query.js';
import { type CountColumn, LATENCY_COLUMNS } from '../usage/index.js';
import { type ScopePlaces, scopeFragment } from './scope-fragment.js';
import { countsIn } from './usage-source.query.js';

export type PartnerSortField = 'NAME' | 'CALLS' | 'TREND' | 'ERROR_RATE' | 'P95' | 'BREADTH' | 'LAST_CALL';

/** The scope of a ranking: the 28 days that end at `to`. */
export interface Ranking {
  readonly scope: AdoptionScope;
  readonly order: Order<PartnerSortField>;
  readonly first: number;
  /** Cursor of the row before the page. */
  readonly after: string | null;
}

/** Places of a scope's parameters: arguments of the root, by position. */
const given = (position: number): Sql => sql`${arg(`scope${position}`)}`;
const PLACES: ScopePlaces = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7, 8, 9].map((each) => [each, given(each)]),
);

const APPLICATIONS = given(6);
/** Partners in scope, as the rows that partner-figures.query.ts is about. */
const PARTNERS = sql`(
  select p.id as partner_id, p.name, ${given(1)}::date as from_on, ${given(2)}::date as to_on,
    ${given(3)}::text as environment, ${given(5)}::uuid[] as api_product_ids, ${given(6)}::uuid[] as application_ids
  from partner p where ${scopeFragment(COUNTED_PARTNER, PLACES)}
    and (${APPLICATIONS}::uuid[] is null
      or exists (select from application a where a.partner_id = p.id and a.id = any(${APPLICATIONS})))) k`;

/** How partners are sorted by a field. */
interface Sorting {
  readonly key: SortKey;
  /** Value of the row `k`. */
  readonly value: Sql;
  readonly joins: (scope: AdoptionScope) => Sql;
}

const sorted = (cast: SortKey['cast'], nullable = true): SortKey => ({ by: column('sort'), cast, nullable });
const nothing = (): Sql => sql``;

/** Counts of all partners, from whole weeks and the days around them. */
const joined = (
  scope: AdoptionScope,
  counts: readonly CountColumn[],
  alias: Sql,
  places: ScopePlaces,
): Sql => sql`
  left join (${scopeFragment(countsIn(scope, { by: ['PARTNER'], interval: null, counts }), places)}) ${alias}
    on ${alias}.partner_id = k.partner_id`;
const inWindow =
  (...counts: CountColumn[]) =>
  (scope: AdoptionScope): Sql =>
    joined(scope, counts, sql`r`, PLACES);

const PRODUCTION = { ...PLACES, 3: sql`'PRODUCTION'` };
const BEFORE = {
  ...PRODUCTION,
  1: sql`(${given(1)}::date - 28)`,
  2: sql`(${given(2)}::date - 28)`,
};

const SORTINGS: Readonly<Record<PartnerSortField, Sorting>> = {
  NAME: { key: byName(column('sort')), value: sql`k.name`, joins: nothing },
  CALLS: { key: sorted('bigint', false), value: sql`coalesce(r.calls, 0)::bigint`, joins: inWindow('calls') },
  TREND: {
    key: sorted('float8'),
    value: sql`coalesce(r.successes, 0)::float8 / nullif(before.successes, 0)::float8 - 1`,
    joins: (scope) =>
      sql`${joined(scope, ['successes'], sql`r`, PRODUCTION)} ${joined(scope, ['successes'], sql`before`, BEFORE)}`,
  },
  ERROR_RATE: {
    key: sorted('float8'),
    value: sql`(r.client_errors + r.server_errors)::float8 / nullif(r.calls - r.throttled, 0)::float8`,
    joins: inWindow('calls', 'client_errors', 'throttled', 'server_errors'),
  },
  P95: {
    key: sorted('float8'),
    value: scopeFragment(P95_OF_COUNTS, {}),
    joins: inWindow(...LATENCY_COLUMNS),
  },
  BREADTH: { key: sorted('float8'), value: BREADTH_OF_PARTNER, joins: nothing },
  LAST_CALL: { key: sorted('timestamptz'), value: LAST_CALL_OF_PARTNER, joins: nothing },
};

/** A page of partners with their figures, and the rest without: only the page's are computed. */
export function rankingRoot(ranking: Ranking): { readonly root: RelationSource; readonly values: Values } {
  const { scope, order } = ranking;
  const { key, value, joins } = SORTINGS[order.field];
  const keys = sortKeys({ [order.field]: key } as Record<PartnerSortField, SortKey>, order);
  const from = sql`(
    with sorted as materialized (
      select k.*, k.partner_id as id, ${value} as sort from ${PARTNERS} ${joins(scope)}
    ), page as (
      select s.* from sorted s where ${keysetOf(ranking, keys)}
      order by ${join(keys.map(sortTerm), ', ')} limit ${arg('first')}::int + 1
    )
    select s.id, s.sort, s.from_on, s.to_on, f.*
    from sorted s left join (select k.partner_id, f.* from page k cross join lateral (${PARTNER_FIGURES}) f) f
      on f.partner_id = s.id
  )`;
  return {
    root: { kind: 'page', mayLag: true, from, where: sql`true`, order: keys },
    values: valuesOf(ranking, keys),
  };
}

const sortTerm = ({ by, descending, nullable }: SortKey): Sql =>
  sql`${withOwn(by, 's')}${descending ? sql` desc` : sql``}${nullable ? sql` nulls last` : sql``}`;

const cursorArg = (index: number) => arg(`after${index}`);

function keysetOf({ after }: Ranking, keys: readonly SortKey[]): Sql {
  if (after === null) return sql`true`;
  return withOwn(afterCursor(keys, decodeCursor(after, keys), cursorArg), 's');
}

function valuesOf({ scope, first, after }: Ranking, keys: readonly SortKey[]): Values {
  const cursor = after === null ? [] : decodeCursor(after, keys);
  return Object.fromEntries([
    ['first', first],
    ...scopeValues(scope).map((value, index) => [`scope${index + 1}`, value]),
    ...cursor.map((value, index) => [`after${index}`, value]),
  ]) as Values;
}
