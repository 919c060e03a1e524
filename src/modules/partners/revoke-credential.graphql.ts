import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { Credential } from './credential.graphql.js';

@InputType({ description: 'The credential to revoke.' })
export class RevokeCredentialInput {
  @Field(() => ID, { description: 'The credential.' }) credentialId!: string;
  @Text(1000)
  @Field(() => String, { description: 'Reason, 1-1000 characters.' })
  reason!: string;
}

@ObjectType({ description: 'The revoked credential.' })
export class RevokeCredentialPayload extends Payload {
  @Changed()
  @Field(() => Credential, { nullable: true, description: 'The credential as it is now; null on error.' })
  credential?: string;
}
