import { Field, ID, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enums.js';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { From, Many, NodeFor, One } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { isUnremoved } from './conditions.js';
import { ApiOperationEntity } from './api-operation.entity.js';
import { type ApiVersionStatusWord, ApiVersionEntity } from './api-version.entity.js';
import { MAX_OPERATIONS_A_VERSION } from './domain/catalog-limits.js';

export const ApiVersionStatus = enumOf<ApiVersionStatusWord>(
  'ApiVersionStatus',
  'Lifecycle status of an API version.',
  {
    BETA: 'Beta: may still change.',
    GA: 'Generally available.',
    DEPRECATED: 'Still served, until its sunset day if one is set.',
    SUNSET: 'No longer served.',
  },
);

@ObjectType({ implements: () => [Node], description: 'An operation of an API version.' })
@NodeFor('staff:read')
@From(() => ApiOperationEntity, 'apiOperation')
export class ApiOperation implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => String, { description: 'HTTP method in upper case, e.g. `GET`.' }) method!: string;
  @Field(() => String, { description: 'Path template relative to the base path, e.g. `/accounts/{id}`.' })
  path!: string;
  @Field(() => String, {
    nullable: true,
    description: 'What it does; null if the API description does not say.',
  })
  summary!: string | null;
  @Field(() => Boolean, {
    description:
      'Whether calls can be matched to it. False for a path that no call can have, and for the second of two equivalent paths; breadth leaves such operations out.',
  })
  matchable!: boolean;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When an import no longer contained it; null while it exists.',
  })
  removedAt!: Date | null;
}

const OPERATIONS = {
  where: sql`${_}.api_version_id = ${$}.id`,
  orderBy: sql`(not ${isUnremoved(_)}), ${_}.position, ${_}.id`,
  atMost: MAX_OPERATIONS_A_VERSION,
};

@ObjectType({ implements: () => [Node], description: 'A version of an API product.' })
@NodeFor('staff:read')
@From(() => ApiVersionEntity, 'apiVersion')
export class ApiVersion implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => String, { description: 'Version name, e.g. `v2`.' }) version!: string;
  @Field(() => ApiVersionStatus, { description: 'Lifecycle status.' }) status!: ApiVersionStatusWord;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day (UTC) from which it is no longer served; null if none is set.',
  })
  sunsetOn!: string | null;
  @One(sql`${_}.id = ${$}.replaced_by_id`)
  @Field(() => ApiVersion, { nullable: true, description: 'Version to move to once deprecated, if any.' })
  replacedBy!: ApiVersion | null;
  @Field(() => [String], { description: 'Host names it is served from, in lower case, without port.' })
  hosts!: string[];
  @Field(() => String, { description: 'Base path of its operations, e.g. `/v2`; empty for the root.' })
  basePath!: string;
  @Many(OPERATIONS)
  @Field(() => [ApiOperation], {
    description: 'Operations in the order of the API description; removed ones come last.',
  })
  operations!: ApiOperation[];
}
