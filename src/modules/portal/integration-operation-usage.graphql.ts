import { Field, ObjectType } from '@nestjs/graphql';
import { toTypeId } from '../../kernel/ids.js';
import { _, arg, Sql, sql, whole } from '../../platform/graphql/reads/fragments/sql.js';
import { Json } from '../../platform/graphql/reads/schema/decorators.js';
import { CallTotals, IN_SCOPE } from '../adoption/index.js';
import { countsOf, sumsOfCalls, totalsOf } from '../usage/index.js';

/** Operations shown before OTHER, as many as staff see by default. */
const MAX_SHOWN = 50;

const OF_ANY = 'null for UNMATCHED and OTHER';

@ObjectType({ description: 'Your calls to one operation of an API.' })
export class IntegrationOperationUsage extends CallTotals {
  @Field(() => String, {
    description:
      'ID of the operation; UNMATCHED for paths that match no operation, OTHER for all operations beyond the 50 most called.',
  })
  group!: string;
  @Field(() => String, { nullable: true, description: `Name of the API product; ${OF_ANY}.` })
  apiProduct!: string | null;
  @Field(() => String, { nullable: true, description: `Version name, e.g. \`v1\`; ${OF_ANY}.` })
  version!: string | null;
  @Field(() => String, { nullable: true, description: `HTTP method in upper case, e.g. \`GET\`; ${OF_ANY}.` })
  method!: string | null;
  @Field(() => String, {
    nullable: true,
    description: `Path template relative to the base path, e.g. \`/accounts/{id}\`; ${OF_ANY}.`,
  })
  path!: string | null;
}

/** Calls in the integration's days and the environment asked for; uses usage_daily_by_partner (partner_id, day). */
const ITS_CALLS = sql`u.partner_id = ${_}.partner_id and u.day between ${_}.first_day and ${_}.last_day and ${IN_SCOPE}
    and (${arg('environment')}::text is null or u.environment = ${arg('environment')})`;
const KEY = sql`coalesce(u.api_operation_id::text, 'UNMATCHED')`;
const SUMS = new Sql([{ kind: 'text', text: sumsOfCalls() }]);
const SHOWN = whole(MAX_SHOWN);

/** Ranked like the breakdown by operation that staff see. */
const BY_OPERATION = sql`(
  with ranked as (
    select ${KEY} as key, row_number() over (order by sum(u.calls) desc, ${KEY}) as place
    from usage_daily u where ${ITS_CALLS} group by 1
  ), summed as (
    select least(r.place, ${SHOWN} + 1) as place, case when r.place <= ${SHOWN} then r.key else 'OTHER' end as key,
      ${SUMS} as counts
    from usage_daily u join ranked r on r.key = ${KEY}
    where ${ITS_CALLS}
    group by 1, 2
  )
  select coalesce(json_agg(json_build_object('key', s.key, 'counts', s.counts, 'apiProduct', p.name,
    'version', v.version, 'method', o.method, 'path', o.path) order by s.place), '[]')
  from summed s
  left join api_operation o on o.id::text = s.key
  left join api_version v on v.id = o.api_version_id
  left join api_product p on p.id = v.api_product_id
)`;

type Stored = Pick<IntegrationOperationUsage, 'apiProduct' | 'version' | 'method' | 'path'> & {
  readonly key: string;
  readonly counts: number[];
};

function shown(rows: readonly Stored[]): IntegrationOperationUsage[] {
  return rows.map(({ key, counts, ...names }) => ({
    group: /^[A-Z]+$/.test(key) ? key : toTypeId('apiOperation', key),
    ...names,
    ...totalsOf(countsOf(counts)),
  }));
}

export const ByOperation = () => Json(BY_OPERATION, shown, MAX_SHOWN + 1);
