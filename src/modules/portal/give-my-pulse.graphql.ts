import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, Text, TypedKey } from '../../platform/usecases/rules.js';
import { IntegrationPulse } from './integration-pulse.graphql.js';

@InputType({ description: 'How you feel about an integration.' })
export class GiveMyPulseInput {
  @TypedKey()
  @Field(() => String, { description: 'The integration, as `ENG-142`.' })
  key!: string;
  @Between(1, 5)
  @Field(() => Int, { description: 'The rating, 1-5; 5 is best.' })
  rating!: number;
  @IsOptional()
  @Text(4000)
  @Field(() => String, {
    nullable: true,
    description: 'Why, 1-4000 characters; the services team reads it under your name.',
  })
  comment?: string | null;
}

@ObjectType({ description: 'The pulse that was given.' })
export class GiveMyPulsePayload extends Payload {
  @Changed()
  @Field(() => IntegrationPulse, { nullable: true, description: 'The pulse; null when refused.' })
  integrationPulse?: string;
}
