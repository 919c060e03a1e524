import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Environment as EnvironmentWord } from '../../kernel/enums.js';
import { From, Many } from '../../platform/graphql/reads/sources.js';
import { $, _, sql } from '../../platform/graphql/reads/sql.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Environment } from '../../platform/graphql/shared-enums.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { ApiProduct } from '../catalog/index.js';
import { ApplicationEntity } from './application.entity.js';
import { CredentialEntity } from './credential.entity.js';
import { MAX_CREDENTIALS, MAX_PRODUCTS } from './domain/check-credentials.js';

@ObjectType({ description: 'How an application is known in one environment; its secret is never here.' })
@From(() => CredentialEntity, 'credential')
export class Credential {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => Environment, { description: 'Where it is valid.' }) environment!: EnvironmentWord;
  @Field(() => String, { description: 'The client id that calls are made with; unique over all partners.' })
  clientId!: string;
  @Field(() => DateTime, { description: 'When it was issued.' }) issuedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it ends; null where it does not.' })
  expiresAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null where it was not.' })
  revokedAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'Fingerprint of its certificate or key, where there is one.',
  })
  fingerprint!: string | null;
}

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

@ObjectType({ implements: () => [Node], description: "A partner's registered client of some API products." })
@From(() => ApplicationEntity, 'application')
export class Application implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => String, { description: 'What the partner calls it.' }) name!: string;
  @Many(PRODUCTS)
  @Field(() => [ApiProduct], { description: 'The API products it is registered for, by name; at most 20.' })
  apiProducts!: ApiProduct[];
  @Many(CREDENTIALS)
  @Field(() => [Credential], { description: 'Its credentials, oldest first; at most 20.' })
  credentials!: Credential[];
}
