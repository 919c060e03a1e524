import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Environment as EnvironmentWord } from '../../kernel/enums.js';
import { From, IdOf, NodeFor } from '../../platform/graphql/reads/sources.js';
import { column } from '../../platform/graphql/reads/sql.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { Environment } from '../../platform/graphql/shared-enums.js';
import { CredentialEntity } from './credential.entity.js';

@ObjectType({
  implements: () => [Node],
  description: 'How an application is known in one environment; its secret is never here.',
})
@NodeFor('staff:read')
@From(() => CredentialEntity, 'credential')
export class Credential implements Node {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => Environment, { description: 'Where it is valid.' }) environment!: EnvironmentWord;
  @Field(() => String, { description: 'The client id that calls are made with; unique over all partners.' })
  clientId!: string;
  @Field(() => DateTime, { description: 'When it was issued.' }) issuedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it ends; null where it does not.' })
  expiresAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null where it was not.' })
  revokedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was revoked; null where it was not.' })
  revocationReason!: string | null;
  @IdOf('credential', column('replaces_id'))
  @Field(() => ID, {
    nullable: true,
    description: 'The credential of the same application that it replaced; null where it replaced none.',
  })
  replacesId!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Fingerprint of its certificate or key, where there is one.',
  })
  fingerprint!: string | null;
}
