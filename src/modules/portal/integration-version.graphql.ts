import { Field, ObjectType } from '@nestjs/graphql';
import type { LocalDate as Day } from '../../kernel/local-date.js';
import { _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { NAME_ORDER } from '../../platform/graphql/reads/lists/order.js';
import { Json } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { TODAY, VersionUse, type VersionUseWord, versionUse } from '../adoption/index.js';
import { isDeprecated, replacementOf } from '../catalog/index.js';
import { isApplicationInScope, versionsInScope } from '../engagements/index.js';
import { recentCalls } from './recent-calls.js';

@ObjectType({ description: 'A deprecated API version that the integration is built on or still calls.' })
export class IntegrationVersionToLeave {
  @Field(() => String, {
    description: 'Unique across all integrations, e.g. `ENG-142/accounts/v1`; never changes.',
  })
  key!: string;
  @Field(() => String, { description: 'Name of the API product.' }) apiProduct!: string;
  @Field(() => String, { description: 'Version name, e.g. `v1`.' }) version!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Its sunset day (UTC): from then on it is no longer served, so leave it before that day. Null if none is set.',
  })
  leaveBy!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'API product and version to move to, e.g. `Accounts v2`; null if there is none.',
  })
  replacedBy!: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Last UTC day on which one of its applications called it; null if none did in the last 90 days.',
  })
  lastCallOn!: string | null;
  @Field(() => VersionUse, { description: 'How urgent it is to leave it.' }) state!: VersionUseWord;
  @Field(() => [String], {
    description: 'Names of the applications that called it in the last 90 days, by name; at most 20.',
  })
  applications!: readonly string[];
}

type Stored = Omit<IntegrationVersionToLeave, 'key' | 'state'> & {
  readonly integration: string;
  readonly slug: string;
  readonly today: Day;
};

const VERSIONS = sql`(
  select coalesce(json_agg(d order by d."leaveBy", d."apiProduct" collate ${NAME_ORDER}, d.version), '[]')
  from (
    select ${_}.key as integration, p.slug, p.name as "apiProduct", v.version, v.sunset_on as "leaveBy", ${replacementOf(sql`v`)} as "replacedBy",
      used.last_call_on as "lastCallOn", coalesce(used.applications, '[]') as applications, ${TODAY} as today
    from api_version v
    join api_product p on p.id = v.api_product_id
    left join (
      select l.api_version_id, max(l.last_call_on) as last_call_on,
        json_agg(a.name order by a.name collate ${NAME_ORDER}, a.id) as applications
      from (select u.api_version_id, u.application_id, max(u.day) as last_call_on
        from ${recentCalls(sql`${_}.partner_id`)} u group by 1, 2) l
      join application a on a.id = l.application_id
      where ${isApplicationInScope(sql`${_}.id`, sql`a.id`)}
      group by 1
    ) used on used.api_version_id = v.id
    where ${isDeprecated(sql`v`)}
      and (used.last_call_on is not null or v.id in (${versionsInScope(sql`${_}.id`)}))
  ) d
)`;

function toLeave(rows: readonly Stored[]): IntegrationVersionToLeave[] {
  return rows.map(({ integration, slug, today, ...row }) => ({
    key: `${integration}/${slug}/${row.version}`,
    ...row,
    state: versionUse({ sunsetOn: row.leaveBy, lastCallOn: row.lastCallOn }, today),
  }));
}

export const VersionsToLeave = () => Json(VERSIONS, toLeave);
