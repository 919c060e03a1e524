import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Environment as EnvironmentWord } from '../../kernel/enums.js';
import { toTypeId } from '../../kernel/ids.js';
import type { LocalDate as Day } from '../../kernel/local-date.js';
import { enumOf } from '../../platform/graphql/enums.js';
import { NAME_ORDER } from '../../platform/graphql/reads/order.js';
import { Expr, From, Json, Many, NodeFor } from '../../platform/graphql/reads/sources.js';
import { $, _, now, sql } from '../../platform/graphql/reads/sql.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Environment } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { TODAY, type VersionUse as VersionUseWord, versionUse } from '../adoption/index.js';
import { ApplicationEntity, CredentialEntity, MAX_APPLICATIONS, MAX_CREDENTIALS } from '../partners/index.js';

type CredentialStateWord = 'VALID' | 'EXPIRED' | 'REVOKED';
const CredentialState = enumOf<CredentialStateWord>(
  'CredentialState',
  'Whether calls may be made with a credential.',
  {
    VALID: 'They may.',
    EXPIRED: 'Its time is over.',
    REVOKED: 'It was taken back.',
  },
);
const VersionUse = enumOf<VersionUseWord>(
  'VersionUse',
  'How pressing it is that an application leaves a deprecated API version.',
  {
    OK: 'It made no call of the version in the last 28 days.',
    FIX_BY: 'It has 30 days or more until the sunset day.',
    URGENT: 'It has less than 30 days.',
    OVERDUE: 'The sunset day has come.',
  },
);

@ObjectType({
  implements: () => [Node],
  description: 'A client id of an application of yours; its secret is never here.',
})
@NodeFor('portal:read')
@From(() => CredentialEntity, 'credential')
export class IntegrationCredential implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => Environment, { description: 'Where it is valid.' }) environment!: EnvironmentWord;
  @Field(() => String, { description: 'The client id that calls are made with.' }) clientId!: string;
  @Field(() => DateTime, { description: 'When it was issued.' }) issuedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it ends; null where it does not.' })
  expiresAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null where it was not.' })
  revokedAt!: Date | null;
  @Expr(
    sql`case when ${_}.revoked_at <= ${now} then 'REVOKED' when ${_}.expires_at <= ${now} then 'EXPIRED' else 'VALID' end`,
  )
  @Field(() => CredentialState, { description: 'Whether calls may be made with it.' })
  state!: CredentialStateWord;
  @Expr(sql`case when ${_}.revoked_at is null then (${_}.expires_at at time zone 'utc')::date - ${TODAY} end`)
  @Field(() => Int, {
    nullable: true,
    description:
      'Calendar days (UTC) until it ends, negative after; null where it does not end or was revoked.',
  })
  expiresInDays!: number | null;
}

@ObjectType({
  description: 'A deprecated API version that an application of yours called in the last 90 days.',
})
export class IntegrationDeprecation {
  @Field(() => String, {
    description:
      'Unique over all applications: the application, API product and version, as `app_01h455vb4pex5vsknk084sn02q/accounts/v1`; never changes.',
  })
  key!: string;
  @Field(() => String, { description: 'The name of the API product.' }) apiProduct!: string;
  @Field(() => String, { description: 'The version, as `v1`.' }) version!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day it is served; null where none is set.',
  })
  sunsetOn!: string | null;
  @Field(() => LocalDate, { description: 'The last UTC day on which the application called it.' })
  lastCallOn!: string;
  @Field(() => VersionUse, { description: 'How pressing it is to leave it.' }) state!: VersionUseWord;
}

type Deprecated = Omit<IntegrationDeprecation, 'key' | 'state'> & {
  readonly applicationId: string;
  readonly slug: string;
  readonly today: Day;
};

/** Relies on usage_daily_by_partner (partner_id, day). */
const DEPRECATED = sql`(
  select coalesce(json_agg(d order by d."sunsetOn", d."apiProduct" collate ${NAME_ORDER}, d.version), '[]')
  from (
    select ${_}.id as "applicationId", p.slug, p.name as "apiProduct", v.version, v.sunset_on as "sunsetOn",
      max(u.day) as "lastCallOn", ${TODAY} as today
    from usage_daily u
    join api_version v on v.id = u.api_version_id and v.status in ('DEPRECATED', 'SUNSET')
    join api_product p on p.id = v.api_product_id
    where u.partner_id = ${_}.partner_id and u.application_id = ${_}.id
      and u.day between ${TODAY} - 90 and ${TODAY}
    group by p.id, v.id, p.slug, p.name, v.version, v.sunset_on
  ) d
)`;

@ObjectType({
  implements: () => [Node],
  description: "A registered client of your company's that an integration uses.",
})
@NodeFor('portal:read')
@From(() => ApplicationEntity, 'application')
export class IntegrationApplication implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => String, { description: 'What your company calls it.' }) name!: string;
  @Json(sql`(
    select coalesce(json_agg(p.name order by p.name collate ${NAME_ORDER}, p.id), '[]')
    from application_product r join api_product p on p.id = r.api_product_id
    where r.application_id = ${_}.id
  )`)
  @Field(() => [String], { description: 'The names of the API products it is registered for; at most 20.' })
  apiProducts!: string[];
  @Many({
    where: sql`${_}.application_id = ${$}.id`,
    orderBy: sql`${_}.issued_at, ${_}.id`,
    atMost: MAX_CREDENTIALS,
  })
  @Field(() => [IntegrationCredential], { description: 'Its credentials, oldest first; at most 20.' })
  credentials!: IntegrationCredential[];
  @Json(DEPRECATED, (rows: readonly Deprecated[]): IntegrationDeprecation[] =>
    rows.map(({ applicationId, slug, today, ...row }) => ({
      key: `${toTypeId('application', applicationId)}/${slug}/${row.version}`,
      ...row,
      state: versionUse(row, today),
    })),
  )
  @Field(() => [IntegrationDeprecation], {
    description:
      'Deprecated API versions that it called in the last 90 days, the one that ends first coming first.',
  })
  deprecations!: IntegrationDeprecation[];
}

export const ApplicationsInScope = () =>
  Many({
    where: sql`${_}.partner_id = ${$}.partner_id and exists (
      select from application_product r
      join api_version v on v.api_product_id = r.api_product_id
      join engagement_scope s on s.api_version_id = v.id
      where r.application_id = ${_}.id and s.engagement_id = ${$}.id)`,
    orderBy: sql`${_}.name`,
    atMost: MAX_APPLICATIONS,
  });
