import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import type { Capability as CapabilityWord } from '../../kernel/enums.js';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Name, Slug, Text } from '../../platform/usecases/rules.js';
import { ApiProduct, Capability } from './api-product.graphql.js';

@InputType({ description: 'A new API product; importing an API description adds a version.' })
export class CreateApiProductInput {
  @Name(200)
  @Field(() => String, { description: 'Display name, 1-200 characters.' })
  name!: string;
  @IsOptional()
  @Slug()
  @Field(() => String, {
    nullable: true,
    description: 'URL slug; derived from the name if omitted.',
  })
  slug?: string | null;
  @Field(() => Capability, { description: 'Business capability.' })
  capability!: CapabilityWord;
  @IsOptional()
  @Text(4000)
  @Field(() => String, { nullable: true, description: 'What it does, 1-4000 characters.' })
  description?: string | null;
}

@ObjectType({ description: 'The new API product.' })
export class CreateApiProductPayload extends Payload {
  @Changed()
  @Field(() => ApiProduct, { nullable: true, description: 'The new API product; null on error.' })
  apiProduct?: string;
}
