import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import type { Environment as EnvironmentWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { Environment } from '../../platform/graphql/shared-enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, Text } from '../../platform/usecases/rules.js';
import { Application } from './application.graphql.js';
import { ClientId } from './credential-rules.js';

@InputType({ description: 'A credential as its issuer made it, without its secret.' })
export class CredentialInput {
  @Field(() => Environment, { description: 'Where it is valid.' }) environment!: EnvironmentWord;
  @ClientId()
  @Field(() => String, {
    description: 'The client id that calls are made with, 1-200 characters; unique over all partners.',
  })
  clientId!: string;
  @Type(() => Date)
  @Field(() => DateTime, { description: 'When it was issued; at most five minutes ahead.' })
  issuedAt!: Date;
  @Type(() => Date)
  @Field(() => DateTime, { nullable: true, description: 'When it ends; absent where it does not.' })
  expiresAt?: Date | null;
  @IsOptional()
  @Text(200)
  @Field(() => String, {
    nullable: true,
    description: 'Fingerprint of its certificate or key, 1-200 characters.',
  })
  fingerprint?: string | null;
}

@InputType({ description: 'A new registered client of a partner.' })
export class RegisterApplicationInput {
  @Field(() => ID, { description: 'Whose it is; a partner may have 20.' }) partnerId!: string;
  @Name(200)
  @Field(() => String, {
    description: "What the partner calls it, 1-200 characters; unique among the partner's.",
  })
  name!: string;
  @ArrayMinSize(1, { message: 'must name 1-20 API products' })
  @Field(() => [ID], { description: 'The API products it is registered for, 1-20.' })
  apiProductIds!: string[];
  @ArrayMinSize(1, { message: 'must hold 1-10 credentials' })
  @ValidateNested({ each: true })
  @Type(() => CredentialInput)
  @Field(() => [CredentialInput], { description: 'How it is known, 1-10.' })
  credentials!: CredentialInput[];
}

@ObjectType({ description: 'The new application.' })
export class RegisterApplicationPayload extends Payload {
  @Changed()
  @Field(() => Application, { nullable: true, description: 'The new application; null when refused.' })
  application?: string;
}
