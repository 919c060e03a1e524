import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/sources.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { TypedKey } from '../../platform/usecases/rules.js';
import { IntegrationMilestone } from './integration-milestone.graphql.js';

@InputType({ description: "A milestone of your company's that is done." })
export class CompleteMyMilestoneInput {
  @TypedKey()
  @Field(() => String, { description: 'The integration, as `ENG-142`.' })
  key!: string;
  @TypedKey()
  @Field(() => String, { description: "The milestone's code." })
  code!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day it was done, in the time zone of the integration; today when absent.',
  })
  completedOn?: string | null;
}

@ObjectType({ description: 'The milestone that was completed.' })
export class CompleteMyMilestonePayload extends Payload {
  @Changed()
  @Field(() => IntegrationMilestone, {
    nullable: true,
    description: 'The milestone as it is now; null when refused.',
  })
  integrationMilestone?: string;
}
