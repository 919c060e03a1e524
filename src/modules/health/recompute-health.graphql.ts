import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enums.js';
import { Payload } from '../../platform/graphql/user-error.graphql.js';

export const JobState = enumOf<'WAITING'>('JobState', 'How far a job is.', {
  WAITING: 'It is handed over and will run.',
});

@ObjectType({ description: 'Work that is done outside of the request.' })
export class Job {
  @Field(() => ID, { description: 'Its id.' }) id!: string;
  @Field(() => String, { description: 'The queue it waits in.' }) queue!: string;
  @Field(() => String, { description: 'What it does.' }) name!: string;
  @Field(() => JobState, { description: 'How far it is.' }) state!: 'WAITING';
}

@InputType({ description: 'Whose health to judge anew.' })
export class RecomputeHealthInput {
  @Field(() => ID, { description: 'The engagement; it must be active.' }) engagementId!: string;
}

@ObjectType({ description: 'The job that judges.' })
export class RecomputeHealthPayload extends Payload {
  @Field(() => Job, { nullable: true, description: 'The job; null when refused.' })
  job?: Job;
}
