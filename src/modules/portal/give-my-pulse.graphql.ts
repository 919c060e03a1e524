import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { Between, Text, TypedKey } from '../../platform/usecases/rules.js';
import { IntegrationPulse } from './integration-pulse.graphql.js';

@InputType({ description: 'Your rating of an integration.' })
export class GiveMyPulseInput {
  @TypedKey()
  @Field(() => String, { description: 'Key of the integration, e.g. `ENG-142`.' })
  key!: string;
  @Between(1, 5)
  @Field(() => Int, { description: 'Rating, 1-5; 5 is best.' })
  rating!: number;
  @IsOptional()
  @Text(4000)
  @Field(() => String, {
    nullable: true,
    description: 'Reason for the rating, 1-4000 characters; the services team sees it with your name.',
  })
  comment?: string | null;
}

@ObjectType({ description: 'The new rating.' })
export class GiveMyPulsePayload extends Payload {
  @Changed()
  @Field(() => IntegrationPulse, { nullable: true, description: 'The rating; null on error.' })
  integrationPulse?: string;
}
