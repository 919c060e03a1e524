import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Changed } from '../../platform/graphql/reads/schema/decorators.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';
import { TypedKey } from '../../platform/usecases/rules.js';
import { IntegrationMilestone } from './integration-milestone.graphql.js';

@InputType({ description: 'A milestone that your company has completed.' })
export class CompleteMyMilestoneInput {
  @TypedKey()
  @Field(() => String, { description: 'Key of the integration, e.g. `ENG-142`.' })
  key!: string;
  @TypedKey()
  @Field(() => String, { description: "The milestone's code." })
  code!: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: "Day it was completed, in the integration's time zone; today if omitted.",
  })
  completedOn?: string | null;
}

@ObjectType({ description: 'The completed milestone.' })
export class CompleteMyMilestonePayload extends Payload {
  @Changed()
  @Field(() => IntegrationMilestone, {
    nullable: true,
    description: 'The milestone as it is now; null on error.',
  })
  integrationMilestone?: string;
}
