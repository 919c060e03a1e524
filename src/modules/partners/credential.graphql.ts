import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Environment as EnvironmentWord } from '../../kernel/enums.js';
import { From, IdOf, NodeFor } from '../../platform/graphql/reads/schema/decorators.js';
import { column } from '../../platform/graphql/reads/fragments/sql.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Node } from '../../platform/graphql/user-error.graphql.js';
import { Environment } from '../../platform/graphql/shared-enums.js';
import { CredentialEntity } from './credential.entity.js';

@ObjectType({
  implements: () => [Node],
  description: 'A client ID that identifies an application in one environment; never includes the secret.',
})
@NodeFor('staff:read')
@From(() => CredentialEntity, 'credential')
export class Credential implements Node {
  @Field(() => ID, { description: 'Unique ID.' }) id!: string;
  @Field(() => Environment, { description: 'Environment it is valid in.' }) environment!: EnvironmentWord;
  @Field(() => String, { description: 'Client ID of its calls; unique across all partners.' })
  clientId!: string;
  @Field(() => DateTime, { description: 'When it was issued.' }) issuedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it expires; null if it does not.' })
  expiresAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null if it was not.' })
  revokedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was revoked; null if it was not.' })
  revocationReason!: string | null;
  @IdOf('credential', column('replaces_id'))
  @Field(() => ID, {
    nullable: true,
    description: 'Credential of the same application that it replaced; null if none.',
  })
  replacesId!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Fingerprint of its certificate or key, if any.',
  })
  fingerprint!: string | null;
}
