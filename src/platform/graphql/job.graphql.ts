import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from './enums.js';
import { DateTime } from './scalars.js';

/** In list order: those that need attention first. */
export const JOB_STATES = ['FAILED', 'ACTIVE', 'WAITING', 'DELAYED', 'COMPLETED'] as const;
export type JobStateWord = (typeof JOB_STATES)[number];

export const JobState = enumOf<JobStateWord>('JobState', 'State of a job.', {
  FAILED: 'Failed on its last attempt; kept until someone retries it.',
  ACTIVE: 'A worker is running it.',
  WAITING: 'Queued.',
  DELAYED: 'Failed; will be retried automatically.',
  COMPLETED: 'Completed; kept for an hour.',
});

@ObjectType({
  description: "A background job. All times are by the machine's clock, except `asOf`.",
})
export class Job {
  @Field(() => ID, { description: 'ID, unique within its queue.' }) id!: string;
  @Field(() => String, { description: 'Queue it is in.' }) queue!: string;
  @Field(() => String, { description: 'Type of work.' }) name!: string;
  @Field(() => JobState, { description: 'Status.' }) state!: JobStateWord;
  @Field(() => ID, { nullable: true, description: 'ID of the object it concerns; null if unknown.' })
  subject!: string | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'The point in time it works for, however late it runs.',
  })
  asOf!: Date | null;
  @Field(() => Int, { description: 'Number of attempts so far.' }) attemptsMade!: number;
  @Field(() => String, {
    nullable: true,
    description:
      'Why the last attempt failed, at most 300 characters; the log has the details. Null if none failed.',
  })
  failedReason!: string | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was queued; null if it is about to be.',
  })
  enqueuedAt!: Date | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the last attempt started; null before the first.',
  })
  processedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it completed or finally failed; null before.' })
  finishedAt!: Date | null;
}
