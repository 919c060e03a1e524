import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Measures } from '../../platform/graphql/reads/schema/decimals.js';
import { $, _, column, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { Expr, From, Many, One } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { ApiVersion, ApiVersionEntity } from '../catalog/index.js';
import { Application, ApplicationEntity, Partner } from '../partners/index.js';
import type { VersionUse as VersionUseWord } from './domain/version-use.js';
import { VersionUse } from './version-use.graphql.js';
import { APPLICATIONS, MAX_USERS } from './versions.query.js';

/** A row of APPLICATIONS. */
@ObjectType({ description: 'An application that called a deprecated API version.' })
@From(() => ApplicationEntity)
export class VersionUser {
  @One(sql`${_}.id = ${$}.application_id`)
  @Field(() => Application, { description: 'The application.' })
  application!: Application;
  @One(sql`${_}.id = (select a.partner_id from application a where a.id = ${$}.application_id)`)
  @Field(() => Partner, { description: 'Partner that the application belongs to.' })
  partner!: Partner;
  @Expr(column('state'))
  @Field(() => VersionUse, { description: 'How urgently it must move to another version, as of today.' })
  state!: VersionUseWord;
  @Expr(column('last_call_on'))
  @Field(() => LocalDate, {
    description:
      "Last UTC day on which it called the version in the filter's environment, also after the range.",
  })
  lastCallOn!: string;
  @Measures('COUNT')
  @Expr(column('calls'))
  @Field(() => Float, { description: 'Its calls to the version in the range.' })
  calls!: number;
}

/** A row of VERSIONS. */
@ObjectType({ description: 'Use of an API version.' })
@From(() => ApiVersionEntity)
export class VersionAdoption {
  @One(sql`${_}.id = ${$}.api_version_id`)
  @Field(() => ApiVersion, { description: 'The API version.' })
  apiVersion!: ApiVersion;
  @Measures('COUNT')
  @Expr(column('calls'))
  @Field(() => Float, { description: 'Calls to it in the range.' })
  calls!: number;
  @Measures('RATIO')
  @Expr(column('share'))
  @Field(() => Float, {
    nullable: true,
    description: 'Its share of the calls to all versions of its API product, 0-1; null if there were none.',
  })
  share!: number | null;
  @Many(APPLICATIONS)
  @Field(() => [VersionUser], {
    description: `Applications that ever called it, if it is deprecated: the latest call first; at most ${MAX_USERS}.`,
  })
  applications!: VersionUser[];
  @Expr(column('application_count'))
  @Field(() => Int, {
    description: 'Total number of these applications, including those not returned.',
  })
  applicationCount!: number;
}
