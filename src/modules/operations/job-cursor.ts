import { z } from 'zod';
import { AppError } from '../../kernel/errors.js';
import { JOB_STATES, type JobStateWord } from '../../platform/graphql/job.graphql.js';
import { encodeCursor, parseCursor } from '../../platform/graphql/reads/lists/cursor.js';
import type { SortKey } from './domain/job-order.js';
import { QUEUES } from './job-kinds.js';

/** The last job seen: its queue, state and position. */
export interface JobCursor extends SortKey {
  readonly queue: string;
  readonly state: JobStateWord;
}

const cursor = z.tuple([
  z.enum(QUEUES as [string, ...string[]]),
  z.enum(JOB_STATES),
  z.int(),
  z.string().max(500),
]);

export function encodeJobCursor({ queue, state, at, id }: JobCursor): string {
  return encodeCursor(JSON.stringify([queue, state, at, id]));
}

/** @throws AppError BAD_USER_INPUT if it is not a cursor of this list */
export function decodeJobCursor(text: string): JobCursor {
  const { data } = cursor.safeParse(parseCursor(text));
  if (!data)
    throw new AppError(
      'BAD_USER_INPUT',
      '`after` is not a cursor of this list; use an `endCursor` that it returned with the same filter.',
    );
  const [queue, state, at, id] = data;
  return { queue, state, at, id };
}
