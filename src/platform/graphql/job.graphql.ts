import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from './enums.js';
import { DateTime } from './scalars.js';

/** In the order in which lists show them: what needs somebody first. */
export const JOB_STATES = ['FAILED', 'ACTIVE', 'WAITING', 'DELAYED', 'COMPLETED'] as const;
export type JobStateWord = (typeof JOB_STATES)[number];

export const JobState = enumOf<JobStateWord>('JobState', 'How far a job is.', {
  FAILED: 'It failed as often as it may; it stays until somebody retries it.',
  ACTIVE: 'A worker is at it.',
  WAITING: 'It is handed over and will run.',
  DELAYED: 'It failed and will be tried again by itself.',
  COMPLETED: 'It is done; it is kept for an hour.',
});

@ObjectType({
  description: "Work that is done outside of the request. Its instants are the machine clock's but `asOf`.",
})
export class Job {
  @Field(() => ID, { description: 'Its id within its queue.' }) id!: string;
  @Field(() => String, { description: 'The queue it waits in.' }) queue!: string;
  @Field(() => String, { description: 'What it does.' }) name!: string;
  @Field(() => JobState, { description: 'How far it is.' }) state!: JobStateWord;
  @Field(() => ID, { nullable: true, description: 'The id of what it is about; null where nobody knows.' })
  subject!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'The instant it works for, however late it runs.' })
  asOf!: Date | null;
  @Field(() => Int, { description: 'How often it was tried.' }) attemptsMade!: number;
  @Field(() => String, {
    nullable: true,
    description:
      'Why the last try failed, at most 300 characters; the log tells the rest. Null where none failed.',
  })
  failedReason!: string | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was handed over; null where it is about to be.',
  })
  enqueuedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When the last try began; null before the first.' })
  processedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it failed for good or was done; null before.' })
  finishedAt!: Date | null;
}
