import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { AppError } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { RootAnswers } from './compiled/root-answers.js';
import type { LiveSession } from './live/live-session.js';

/** What a GraphQL request carries. */
export interface GraphQLContext {
  readonly requestId: string;
  readonly viewer: Viewer | null;
  /** There while a compiled query runs, and after it failed. */
  rootAnswers?: RootAnswers;
  /** Whether its document is only to be made ready: nothing of it runs. */
  readonly isWarmUp?: boolean;
  /** The socket it came by; null over HTTP. */
  readonly session: LiveSession | null;
}

/** The signed-in person; the guard has seen to it that there is one. */
export const CurrentViewer = createParamDecorator((_data: unknown, context: ExecutionContext): Viewer => {
  const { viewer } = GqlExecutionContext.create(context).getContext<GraphQLContext>();
  if (!viewer) throw new AppError('UNAUTHENTICATED', 'Authentication required: send a bearer token.');
  return viewer;
});
