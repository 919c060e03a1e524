import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Text } from '../../platform/usecases/rules.js';
import { ClientId } from './credential-rules.js';
import { Credential } from './credential.graphql.js';

@InputType({ description: 'The credential that takes the place of another, without its secret.' })
export class RotateCredentialInput {
  @Field(() => ID, { description: 'The credential that ends.' }) credentialId!: string;
  @ClientId()
  @Field(() => String, {
    description:
      'The client id that calls are made with from now on, 1-200 characters; unique over all partners.',
  })
  clientId!: string;
  @Type(() => Date)
  @Field(() => DateTime, {
    description: 'When the new one was issued; not before the one it replaces, at most five minutes ahead.',
  })
  issuedAt!: Date;
  @Type(() => Date)
  @Field(() => DateTime, { nullable: true, description: 'When the new one ends; absent where it does not.' })
  expiresAt?: Date | null;
  @IsOptional()
  @Text(200)
  @Field(() => String, {
    nullable: true,
    description: "Fingerprint of the new one's certificate or key, 1-200 characters.",
  })
  fingerprint?: string | null;
}

@ObjectType({ description: 'The new credential.' })
export class RotateCredentialPayload extends Payload {
  @Changed()
  @Field(() => Credential, { nullable: true, description: 'The new credential; null when refused.' })
  credential?: string;
}
