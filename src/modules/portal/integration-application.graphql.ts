import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Environment as EnvironmentWord } from '../../kernel/enums.js';
import { toTypeId } from '../../kernel/ids.js';
import type { LocalDate as Day } from '../../kernel/local-date.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { $, _, now, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { NAME_ORDER } from '../../platform/graphql/reads/lists/order.js';
import { Expr, From, Json, Many, NodeFor } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Environment } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { TODAY, VersionUse, type VersionUseWord, versionUse } from '../adoption/index.js';
import { isDeprecated, replacementOf } from '../catalog/index.js';
import { isApplicationInScope } from '../engagements/index.js';
import {
  ApplicationEntity,
  CredentialEntity,
  isUnrevoked,
  MAX_APPLICATIONS,
  MAX_CREDENTIALS,
} from '../partners/index.js';
import { leaveBy } from './domain/leave-by.js';
import { recentCalls } from './recent-calls.js';

type CredentialStateWord = 'VALID' | 'EXPIRED' | 'REVOKED';
const CredentialState = enumOf<CredentialStateWord>(
  'CredentialState',
  'Whether a credential can be used for calls.',
  {
    VALID: 'It can be used.',
    EXPIRED: 'It has expired.',
    REVOKED: 'It was revoked.',
  },
);
@ObjectType({
  implements: () => [Node],
  description: 'A client ID of one of your applications; never includes the secret.',
})
@NodeFor('portal:read')
@From(() => CredentialEntity, 'credential')
export class IntegrationCredential implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => Environment, { description: 'Environment it is valid in.' }) environment!: EnvironmentWord;
  @Field(() => String, { description: 'Client ID of its calls.' }) clientId!: string;
  @Field(() => DateTime, { description: 'When it was issued.' }) issuedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it expires; null if it does not.' })
  expiresAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null if it was not.' })
  revokedAt!: Date | null;
  @Expr(
    sql`case when ${_}.revoked_at <= ${now} then 'REVOKED' when ${_}.expires_at <= ${now} then 'EXPIRED' else 'VALID' end`,
  )
  @Field(() => CredentialState, { description: 'Whether it can be used for calls.' })
  state!: CredentialStateWord;
  @Expr(sql`case when ${isUnrevoked(_)} then (${_}.expires_at at time zone 'utc')::date - ${TODAY} end`)
  @Field(() => Int, {
    nullable: true,
    description:
      'Calendar days (UTC) until it expires, negative once it has; null if it does not expire or was revoked.',
  })
  expiresInDays!: number | null;
}

@ObjectType({
  description: 'A deprecated API version that one of your applications called in the last 90 days.',
})
export class IntegrationDeprecation {
  @Field(() => String, {
    description:
      'Unique across all applications: application, API product and version, e.g. `app_01h455vb4pex5vsknk084sn02q/accounts/v1`; never changes.',
  })
  key!: string;
  @Field(() => String, { description: 'Name of the API product.' }) apiProduct!: string;
  @Field(() => String, { description: 'Version name, e.g. `v1`.' }) version!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day (UTC) from which it is no longer served; null if none is set.',
  })
  sunsetOn!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'API product and version to move to, e.g. `Accounts v2`; null if there is none.',
  })
  replacedBy!: string | null;
  @Field(() => LocalDate, { description: 'Last UTC day on which the application called it.' })
  lastCallOn!: string;
  @Field(() => VersionUse, { description: 'How urgent it is to move off it.' }) state!: VersionUseWord;
}

type Deprecated = Omit<IntegrationDeprecation, 'key' | 'state'> & {
  readonly applicationId: string;
  readonly slug: string;
  readonly today: Day;
};

const DEPRECATED = sql`(
  select coalesce(json_agg(d order by d."sunsetOn", d."apiProduct" collate ${NAME_ORDER}, d.version), '[]')
  from (
    select ${_}.id as "applicationId", p.slug, p.name as "apiProduct", v.version, v.sunset_on as "sunsetOn",
      ${replacementOf(sql`v`)} as "replacedBy", max(u.day) as "lastCallOn", ${TODAY} as today
    from ${recentCalls(sql`${_}.partner_id`)} u
    join api_version v on v.id = u.api_version_id and ${isDeprecated(sql`v`)}
    join api_product p on p.id = v.api_product_id
    where u.application_id = ${_}.id
    group by p.id, v.id, p.slug, p.name, v.version, v.sunset_on
  ) d
)`;

function deprecationsOf(rows: readonly Deprecated[]): IntegrationDeprecation[] {
  return rows.map(({ applicationId, slug, today, ...row }) => ({
    key: `${toTypeId('application', applicationId)}/${slug}/${row.version}`,
    ...row,
    state: versionUse(row, today),
  }));
}

@ObjectType({
  implements: () => [Node],
  description: 'A registered application of your company that an integration uses.',
})
@NodeFor('portal:read')
@From(() => ApplicationEntity, 'application')
export class IntegrationApplication implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => String, { description: 'Name given by your company.' }) name!: string;
  @Json(sql`(
    select coalesce(json_agg(p.name order by p.name collate ${NAME_ORDER}, p.id), '[]')
    from application_product r join api_product p on p.id = r.api_product_id
    where r.application_id = ${_}.id
  )`)
  @Field(() => [String], { description: 'Names of the API products it is registered for; at most 20.' })
  apiProducts!: string[];
  @Many({
    where: sql`${_}.application_id = ${$}.id`,
    orderBy: sql`${_}.issued_at, ${_}.id`,
    atMost: MAX_CREDENTIALS,
  })
  @Field(() => [IntegrationCredential], { description: 'Credentials, oldest first; at most 20.' })
  credentials!: IntegrationCredential[];
  @Json(DEPRECATED, deprecationsOf)
  @Field(() => [IntegrationDeprecation], {
    description: 'Deprecated API versions it called in the last 90 days, earliest sunset first.',
  })
  deprecations!: IntegrationDeprecation[];
  @Json(DEPRECATED, (rows: readonly Deprecated[]) => leaveBy(deprecationsOf(rows)))
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'Earliest sunset day (UTC) of the deprecated API versions that it still calls: it must have left them before that day. Null if there is none.',
  })
  leaveBy!: string | null;
}

export const ApplicationsInScope = () =>
  Many({
    where: sql`${_}.partner_id = ${$}.partner_id and ${isApplicationInScope(sql`${$}.id`, sql`${_}.id`)}`,
    orderBy: sql`${_}.name`,
    atMost: MAX_APPLICATIONS,
  });
