import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { ClientId } from './credential-rules.js';
import { Credential } from './credential.graphql.js';

@InputType({ description: 'A credential that replaces another, without the secret.' })
export class RotateCredentialInput {
  @Field(() => ID, { description: 'The credential to replace.' }) credentialId!: string;
  @ClientId()
  @Field(() => String, {
    description: 'Client ID of the calls from now on, 1-200 characters; unique across all partners.',
  })
  clientId!: string;
  @Type(() => Date)
  @Field(() => DateTime, {
    description:
      'When the new credential was issued: not before the one it replaces, at most five minutes in the future.',
  })
  issuedAt!: Date;
  @Type(() => Date)
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the new credential expires; omit if it does not.',
  })
  expiresAt?: Date | null;
  @IsOptional()
  @Text(200)
  @Field(() => String, {
    nullable: true,
    description: 'Fingerprint of the new certificate or key, 1-200 characters.',
  })
  fingerprint?: string | null;
}

@ObjectType({ description: 'The new credential.' })
export class RotateCredentialPayload extends Payload {
  @Changed()
  @Field(() => Credential, { nullable: true, description: 'The new credential; null on error.' })
  credential?: string;
}
