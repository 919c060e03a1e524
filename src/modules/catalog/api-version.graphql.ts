import { Field, ID, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enums.js';
import { From, Many, NodeFor } from '../../platform/graphql/reads/sources.js';
import { $, _, sql } from '../../platform/graphql/reads/sql.js';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { ApiOperationEntity } from './api-operation.entity.js';
import { type ApiVersionStatusWord, ApiVersionEntity } from './api-version.entity.js';
import { MAX_OPERATIONS_A_VERSION } from './domain/catalog-limits.js';

export const ApiVersionStatus = enumOf<ApiVersionStatusWord>(
  'ApiVersionStatus',
  'How far a version has come.',
  {
    BETA: 'On trial: it may still change.',
    GA: 'Generally available.',
    DEPRECATED: 'Still served, until its sunset day.',
    SUNSET: 'No longer served.',
  },
);

@ObjectType({ implements: () => [Node], description: 'One operation of an API version.' })
@NodeFor('staff:read')
@From(() => ApiOperationEntity, 'apiOperation')
export class ApiOperation implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => String, { description: 'HTTP method in upper case, as `GET`.' }) method!: string;
  @Field(() => String, { description: 'Path template below the base path, as `/accounts/{id}`.' })
  path!: string;
  @Field(() => String, { nullable: true, description: 'What it does; null where the description is silent.' })
  summary!: string | null;
  @Field(() => Boolean, {
    description:
      'Whether calls can be told to be of it; false for a path that no call has and for the second of two alike. Breadth leaves it out.',
  })
  matchable!: boolean;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When an import no longer found it; null while it is there.',
  })
  removedAt!: Date | null;
}

const OPERATIONS = {
  where: sql`${_}.api_version_id = ${$}.id`,
  orderBy: sql`(${_}.removed_at is not null), ${_}.position, ${_}.id`,
  atMost: MAX_OPERATIONS_A_VERSION,
};

@ObjectType({ implements: () => [Node], description: 'One version of an API product.' })
@NodeFor('staff:read')
@From(() => ApiVersionEntity, 'apiVersion')
export class ApiVersion implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => String, { description: 'What it is called, as `v2`.' }) version!: string;
  @Field(() => ApiVersionStatus, { description: 'How far it has come.' }) status!: ApiVersionStatusWord;
  @Field(() => LocalDate, { nullable: true, description: 'Its last day, where it is deprecated.' })
  sunsetOn!: string | null;
  @Field(() => [String], { description: 'Where it is called: host names in lower case, without port.' })
  hosts!: string[];
  @Field(() => String, { description: 'What its paths begin with, as `/v2`; empty for the root.' })
  basePath!: string;
  @Many(OPERATIONS)
  @Field(() => [ApiOperation], {
    description: 'Its operations as the description lists them; those that are gone come last.',
  })
  operations!: ApiOperation[];
}
