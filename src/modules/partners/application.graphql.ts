import { Field, ID, ObjectType } from '@nestjs/graphql';
import { $, _, sql } from '../../platform/graphql/reads/fragments/sql.js';
import { From, Many, NodeFor } from '../../platform/graphql/reads/schema/decorators.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { ApiProduct } from '../catalog/index.js';
import { ApplicationEntity } from './application.entity.js';
import { Credential } from './credential.graphql.js';
import { MAX_CREDENTIALS, MAX_PRODUCTS } from './domain/check-credentials.js';

const PRODUCTS = {
  where: sql`exists (select from application_product r
    where r.application_id = ${$}.id and r.api_product_id = ${_}.id)`,
  orderBy: sql`${_}.name, ${_}.id`,
  atMost: MAX_PRODUCTS,
};
const CREDENTIALS = {
  where: sql`${_}.application_id = ${$}.id`,
  orderBy: sql`${_}.issued_at, ${_}.id`,
  atMost: MAX_CREDENTIALS,
};

@ObjectType({ implements: () => [Node], description: 'A registered client application of a partner.' })
@NodeFor('staff:read')
@From(() => ApplicationEntity, 'application')
export class Application implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => String, { description: 'Name given by the partner.' }) name!: string;
  @Many(PRODUCTS)
  @Field(() => [ApiProduct], { description: 'API products it is registered for, by name; at most 20.' })
  apiProducts!: ApiProduct[];
  @Many(CREDENTIALS)
  @Field(() => [Credential], {
    description: `Credentials, including revoked ones, oldest first; at most ${MAX_CREDENTIALS}.`,
  })
  credentials!: Credential[];
}
