import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import type { Environment as EnvironmentWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Environment } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, Text } from '../../platform/usecases/rules.js';
import { Application } from './application.graphql.js';
import { ClientId } from './credential-rules.js';

@InputType({ description: 'A credential as its issuer created it, without the secret.' })
export class CredentialInput {
  @Field(() => Environment, { description: 'Environment it is valid in.' }) environment!: EnvironmentWord;
  @ClientId()
  @Field(() => String, {
    description: 'Client ID of its calls, 1-200 characters; unique across all partners.',
  })
  clientId!: string;
  @Type(() => Date)
  @Field(() => DateTime, { description: 'When it was issued; at most five minutes in the future.' })
  issuedAt!: Date;
  @Type(() => Date)
  @Field(() => DateTime, { nullable: true, description: 'When it expires; omit if it does not.' })
  expiresAt?: Date | null;
  @IsOptional()
  @Text(200)
  @Field(() => String, {
    nullable: true,
    description: 'Fingerprint of its certificate or key, 1-200 characters.',
  })
  fingerprint?: string | null;
}

@InputType({ description: 'A new application of a partner.' })
export class RegisterApplicationInput {
  @Field(() => ID, { description: 'The partner, which can have at most 20 applications.' })
  partnerId!: string;
  @Name(200)
  @Field(() => String, {
    description: 'Name given by the partner, 1-200 characters; unique within the partner.',
  })
  name!: string;
  @ArrayMinSize(1, { message: 'must list 1-20 API products' })
  @Field(() => [ID], { description: 'API products it is registered for, 1-20.' })
  apiProductIds!: string[];
  @ArrayMinSize(1, { message: 'must list 1-10 credentials' })
  @ValidateNested({ each: true })
  @Type(() => CredentialInput)
  @Field(() => [CredentialInput], { description: 'Its credentials, 1-10.' })
  credentials!: CredentialInput[];
}

@ObjectType({ description: 'The new application.' })
export class RegisterApplicationPayload extends Payload {
  @Changed()
  @Field(() => Application, { nullable: true, description: 'The new application; null on error.' })
  application?: string;
}
